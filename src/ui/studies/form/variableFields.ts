import { fieldText } from '../../../editing/study/changeRanges.ts';
import {
  type Catalogue,
  type FormField,
  ownArgs,
  type PatchbayDocument,
  specOf,
  type TuneField,
} from '../../../model/index.ts';
import type { Json } from '../../../base/json.ts';
import { canVary } from '../../fields/study/canVary.ts';
import { bareField } from '../../fields/values/readPinned.ts';

/** Everything in a model that a study can vary, by what people call it. */
export function variableFields(
  document: PatchbayDocument,
  catalogue: Catalogue,
): ReadonlyMap<string, TuneField> {
  const { components, parameters } = specOf(document).plugboard.process.args;
  const all = new Map<string, TuneField>();
  const add = (field: TuneField, form: FormField, value: Json | undefined) => {
    if (canVary(form, value)) all.set(fieldText(field), field);
  };
  for (const { type, args } of components) {
    const of = { object_type: 'component', object_name: args.name } as const;
    const known = catalogue.find(type)?.form ?? [];
    const own = ownArgs(args) as Readonly<Record<string, Json>>;
    const others = Object.keys(own).filter((key) => known.every((form) => form.name !== key));
    const forms = [...known, ...others.map((key) => bareField(key, own[key]))];
    for (const form of forms) {
      const value = Object.hasOwn(own, form.name) ? own[form.name] : form.default;
      add({ ...of, field_type: 'arg', field_name: form.name }, form, value);
    }
  }
  for (const [name, value] of Object.entries(parameters as Readonly<Record<string, Json>>)) {
    const of = { object_type: 'process', object_name: null, field_type: 'parameter' } as const;
    add({ ...of, field_name: name }, bareField(name, value), value);
  }
  return all;
}
