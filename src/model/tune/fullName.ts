import type { ObjectiveSpec } from '../spec.ts';
import type { VariedParameter } from './studySpec.ts';

/** What of a model a study changes or looks at. */
export type TuneField = Pick<
  VariedParameter,
  'object_type' | 'object_name' | 'field_type' | 'field_name'
>;

/** Its name as plugboard has it: `component.tank.arg.volume`, `process.default.parameter.k`. */
export function fullName(field: TuneField | ObjectiveSpec): string {
  const { object_type, object_name, field_type, field_name } = field;
  return `${object_type}.${object_name ?? 'default'}.${field_type}.${field_name}`;
}
