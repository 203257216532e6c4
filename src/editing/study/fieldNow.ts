import type { Json, JsonObject } from '../../base/json.ts';
import { isObject, ownValue } from '../../base/json.ts';
import type { Catalogue, FormField } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { getAt } from '../../model/paths.ts';
import { ARGS, componentPath } from '../../model/raw.ts';
import type { TuneField } from '../../model/tune/fullName.ts';

/** What a study can vary, as the model has it now. */
export interface FieldNow {
  /** Its line in its component's form; undefined where no form tells of it. */
  readonly form: FormField | undefined;
  /** Its value, or the one that counts without; undefined where there is neither. */
  readonly value: Json | undefined;
}

const mapAt = (document: PatchbayDocument, path: readonly (string | number)[]): JsonObject => {
  const map = getAt(document.config, path);
  return isObject(map) ? (map as JsonObject) : {};
};

/** Looks a field of a study up in the model. Of initial values the first one counts. */
export function fieldNow(
  document: PatchbayDocument,
  catalogue: Pick<Catalogue, 'find'>,
  { object_type, object_name, field_type, field_name }: TuneField,
): FieldNow {
  const shared = mapAt(document, [...ARGS, 'parameters']);
  if (object_type === 'process') return { form: undefined, value: ownValue(shared, field_name) };
  const path = componentPath(document, object_name ?? '');
  if (path === null) return { form: undefined, value: undefined };
  const args = mapAt(document, [...path, 'args']);
  if (field_type === 'parameter') {
    const own = mapAt(document, [...path, 'args', 'parameters']);
    return { form: undefined, value: ownValue({ ...shared, ...own }, field_name) };
  }
  if (field_type === 'initial_value') {
    const values = ownValue(mapAt(document, [...path, 'args', 'initial_values']), field_name);
    const first = Array.isArray(values) ? (values as readonly Json[])[0] : values;
    return { form: undefined, value: first };
  }
  const type = String(getAt(document.config, [...path, 'type']) ?? '');
  const form = catalogue.find(type)?.form.find(({ name }) => name === field_name);
  return { form, value: ownValue(args, field_name) ?? form?.default };
}

/** The value of a trial for an initial value: plugboard takes lists of them. */
export const asInitial = (value: Json): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [value];
