import type { Json, JsonObject } from '../../base/json.ts';
import type { ComponentType, FormField } from '../../model/catalog.ts';

/** Values that let a new component run at once, by the names that the library's arguments have. */
const BY_NAME: Readonly<Record<string, Json>> = {
  iters: 100,
  values: [1, 2, 3],
  value: 1,
  low: 0,
  high: 1,
  window: 5,
  count: 2,
  inputs: ['x'],
  expressions: { y: 'x' },
  field_names: ['x'],
  path: 'data.csv',
};

const BY_KIND: Readonly<Record<FormField['kind'], Json>> = {
  number: 0,
  integer: 1,
  boolean: false,
  text: '',
  file: '',
  choice: '',
  list: [],
  map: {},
  object: {},
  any: null,
};

/** A value for a required argument with which a new component can run. */
export function startingValue(field: FormField): Json {
  if (Object.hasOwn(BY_NAME, field.name)) return BY_NAME[field.name] ?? null;
  if (field.kind === 'choice') return field.choices?.[0] ?? '';
  if (field.kind === 'number' || field.kind === 'integer') {
    return Math.max(Number(BY_KIND[field.kind]), field.min ?? -Infinity);
  }
  return BY_KIND[field.kind];
}

/** The arguments that a new component of a type must have. */
export function startingArgs(type: ComponentType): JsonObject {
  return Object.fromEntries(
    type.form.filter((field) => field.required).map((field) => [field.name, startingValue(field)]),
  );
}
