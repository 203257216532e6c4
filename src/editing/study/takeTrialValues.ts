import type { Json } from '../../base/json.ts';
import { counted } from '../../base/counted.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { componentPath } from '../../model/raw.ts';
import {
  setArgument,
  setComponentParameter,
  setInitialValues,
  setProcessParameter,
} from '../arguments/arguments.ts';
import type { Edit } from '../edit.ts';
import { asInitial } from './fieldNow.ts';

interface TrialValues {
  readonly study: string;
  readonly trial: number;
  /** By full name: `component.tank.arg.volume`, `process.default.parameter.k`. */
  readonly values: Readonly<Record<string, Json>>;
}

/** Writes a value of a trial into the model; null where the model has no such thing. */
function withTrialValue(
  document: PatchbayDocument,
  full: string,
  value: Json,
): PatchbayDocument | null {
  const [object, name = '', kind, ...rest] = full.split('.');
  const field = rest.join('.');
  if (object === 'process')
    return kind === 'parameter' ? setProcessParameter(document, field, value) : null;
  if (object !== 'component' || componentPath(document, name) === null) return null;
  switch (kind) {
    case 'arg':
      return setArgument(document, name, field, value);
    case 'parameter':
      return setComponentParameter(document, name, field, value);
    case 'initial_value':
      return setInitialValues(document, name, field, asInitial(value));
    default:
      return null;
  }
}

/** Gives the model the values that a trial of a study had. */
export const takeTrialValues: Edit<TrialValues> = (document, _, { study, trial, values }) => {
  let next = document;
  let count = 0;
  for (const [full, value] of Object.entries(values)) {
    const written = withTrialValue(next, full, value);
    if (written === null) continue;
    next = written;
    count++;
  }
  if (count === 0)
    return { refused: `The model has nothing of what trial ${trial} of ${study} varied.` };
  return {
    document: next,
    label: `Use the values of trial ${trial}`,
    said: `Set ${counted(count, 'value')} of trial ${trial} of ${study}.`,
  };
};
