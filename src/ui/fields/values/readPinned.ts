import type { Json } from '../../../base/json.ts';
import {
  type Catalogue,
  type ControlRange,
  type ControlSpec,
  controlsOf,
  type ControlTarget,
  type FormField,
  getAt,
  type PatchbayDocument,
  specOf,
} from '../../../model/index.ts';
import { sliderRange } from './sliderRange.ts';

/** A control with what it sets, as the document has it now. */
export interface Pinned {
  readonly control: ControlSpec;
  readonly field: FormField;
  readonly value: Json | undefined;
}

/** Kinds of fields that a control can set. */
export type PinKind = 'number' | 'integer' | 'boolean' | 'choice';

/** How a control sets such a value; null: it cannot. */
export function pinKind(field: FormField, value: Json | undefined): PinKind | null {
  const { kind } = field;
  if (kind === 'number' || kind === 'integer' || kind === 'boolean' || kind === 'choice')
    return kind;
  if (kind !== 'any') return null;
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : null;
}

/** A value of which no form tells, such as a parameter. */
export function bareField(name: string, value: Json | undefined): FormField {
  const kind = pinKind({ ...ANY, name, label: name }, value) ?? 'any';
  return { ...ANY, name, label: name, kind };
}

const ANY = {
  name: '',
  label: '',
  help: '',
  kind: 'any',
  required: true,
  nullable: false,
} as const;

/** What a target is in a document; null: it is not there, or is switched off. */
export function fieldOfTarget(
  document: PatchbayDocument,
  catalogue: Pick<Catalogue, 'find'>,
  target: ControlTarget,
): { readonly field: FormField; readonly value: Json | undefined } | null {
  const { components, parameters } = specOf(document).plugboard.process.args;
  if ('parameter' in target) {
    if (!Object.hasOwn(parameters, target.parameter)) return null;
    const value = parameters[target.parameter] as Json;
    return { field: bareField(target.parameter, value), value };
  }
  const at = components.findIndex(({ args }) => args.name === target.component);
  const component = components[at];
  if (component === undefined) return null;
  const path = ['plugboard', 'process', 'args', 'components', at, 'args', target.argument];
  const value = getAt(document.config, path);
  const known = catalogue.find(component.type)?.form.find(({ name }) => name === target.argument);
  if (known === undefined && value === undefined) return null;
  return { field: known ?? bareField(target.argument, value), value: value ?? known?.default };
}

/** The controls that have something to set, in their order. */
export function pinnedIn(
  document: PatchbayDocument,
  catalogue: Pick<Catalogue, 'find'>,
): readonly Pinned[] {
  return controlsOf(document).flatMap((control) => {
    const found = fieldOfTarget(document, catalogue, control.target);
    return found === null || pinKind(found.field, found.value) === null
      ? []
      : [{ control, ...found }];
  });
}

/** 1, 2 or 5 in some decimal place, not below a size. */
function roundUp(size: number): number {
  const place = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((digit) => digit * place >= size) ?? 10) * place;
}

/** From where to where a slider goes while nobody said it: the field's own range, or twice the value. */
export function usualRange(field: FormField, value: Json | undefined): ControlRange {
  const now = typeof value === 'number' && Number.isFinite(value) ? value : 0;
  const own = sliderRange(field, now);
  if (own !== null && own.max > own.min) return own;
  const whole = field.kind === 'integer';
  const reach = Math.min(1e300, roundUp(Math.max(Math.abs(now) * 2, whole ? 10 : 1e-300)) || 1);
  const far = now === 0 && !whole ? 1 : reach;
  const [min, max] = now < 0 ? [-far, 0] : [0, far];
  const [low, high] = [Math.max(min, field.min ?? min), Math.min(max, field.max ?? max)];
  const ends = low < high ? [low, high] : [min, max];
  const [from = 0, to = 1] = ends;
  return { min: from, max: to, step: whole ? 1 : Number(((to - from) / 100).toPrecision(1)) };
}
