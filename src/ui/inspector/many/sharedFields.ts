import { type Json, type JsonObject } from '../../../base/json.ts';
import { type FormField, sameData } from '../../../model/index.ts';

/** A component with the fields that it has. */
export interface Member {
  readonly form: readonly FormField[];
  readonly args: JsonObject;
}

/** An argument that several components have. */
export interface SharedField {
  readonly field: FormField;
  /** What is given, where all give the same; undefined where nothing is, or where they differ. */
  readonly value: Json | undefined;
  readonly mixed: boolean;
}

const given = ({ args }: Member, name: string): Json | undefined =>
  Object.hasOwn(args, name) ? args[name] : undefined;

/** Whether two fields of one name take the same kind of value. */
function alike(a: FormField, b: FormField): boolean {
  return a.kind === b.kind && a.item === b.item && a.names === b.names && !a.fields && !b.fields;
}

const least = (numbers: readonly (number | undefined)[]) => {
  const known = numbers.filter((number) => number !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** One field that stands for all: what each of them takes. */
function merged(fields: readonly FormField[]): FormField {
  const [first] = fields as [FormField];
  const all = <T>(get: (field: FormField) => T): boolean =>
    fields.every((field) => sameData(get(field) as Json, get(first) as Json));
  const min = least(fields.map((field) => (field.min === undefined ? undefined : -field.min)));
  const max = least(fields.map((field) => field.max));
  const { min: _min, max: _max, unit, usual, default: standard, choices, ...rest } = first;
  const common = choices?.filter((choice) => fields.every((f) => f.choices?.includes(choice)));
  return {
    ...rest,
    label: all(({ label }) => label) ? first.label : first.name,
    help: all(({ help }) => help) ? first.help : '',
    required: fields.some((field) => field.required),
    nullable: fields.every((field) => field.nullable),
    ...(min === undefined ? {} : { min: -min }),
    ...(max === undefined ? {} : { max }),
    ...(unit === undefined || !all((field) => field.unit) ? {} : { unit }),
    ...(usual === undefined || !all((field) => field.usual as unknown) ? {} : { usual }),
    ...(standard === undefined || !all((field) => field.default) ? {} : { default: standard }),
    ...(common === undefined ? {} : { choices: common }),
  };
}

/** The arguments that all members have, by name and kind, with the value where it is one for all. */
export function sharedFields(members: readonly Member[]): readonly SharedField[] {
  const [first, ...others] = members;
  if (first === undefined) return [];
  return first.form.flatMap((field) => {
    const same = others.flatMap(({ form }) => form.find((f) => f.name === field.name) ?? []);
    if (same.length < others.length || !same.every((other) => alike(field, other))) return [];
    const fields = [field, ...same];
    const counts = members.map((member, i) => given(member, field.name) ?? fields[i]?.default);
    const values = members.map((member) => given(member, field.name));
    const mixed = !counts.every((value) => sameData(value, counts[0]));
    const isGiven = values.every((value) => value !== undefined);
    return [{ field: merged(fields), value: isGiven && !mixed ? values[0] : undefined, mixed }];
  });
}
