import { isObject, type Json } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { FormField } from '../model/index.ts';

/** One argument of a built-in component: how its form shows it and how its value is read. */
export interface Argument<T> {
  readonly field: Omit<FormField, 'name'>;
  readonly read: (value: unknown) => Result<T, Unfit>;
}

/** Why a value does not fit: of the wrong kind, or of the right kind and outside what is taken. */
interface Unfit {
  readonly code: 'ARGUMENT_TYPE' | 'ARGUMENT_VALUE';
  /** What the value has to be (to follow "must be"). */
  readonly needs: string;
}

export type Arguments = Readonly<Record<string, Argument<unknown>>>;
/** The values that a set of arguments has once it is read. */
export type ValuesOf<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never;
};

interface Limits {
  readonly min?: number;
  readonly max?: number;
}
interface Usual {
  /** Where a slider makes sense though other values are taken too. */
  readonly usual?: readonly [from: number, to: number];
}
interface Naming {
  /** The texts, or the keys of the map, name ports of this side. */
  readonly names?: 'inputs' | 'outputs';
}
interface Words {
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
}

/** Reads a value in two looks: of the kind `is`, and then `fits`. */
function reader<T>(
  needs: string,
  is: (value: unknown) => value is T,
  fits: (value: T) => boolean = () => true,
): Argument<T>['read'] {
  return (value) => {
    if (!is(value)) return fail({ code: 'ARGUMENT_TYPE', needs });
    return fits(value) ? ok(value) : fail({ code: 'ARGUMENT_VALUE', needs });
  };
}

function argument<T>(
  words: Words,
  field: Pick<FormField, 'kind'> & Partial<FormField>,
  read: Argument<T>['read'],
): Argument<T> {
  const { label, help, unit } = words;
  const shown = { label, help, ...(unit === undefined ? {} : { unit }) };
  return { field: { required: true, nullable: false, ...shown, ...field }, read };
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isTruth = (value: unknown): value is boolean => typeof value === 'boolean';
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isTextList = (value: unknown): value is readonly string[] =>
  isList(value) && value.every(isText);
const isTextMap = (value: unknown): value is Readonly<Record<string, string>> =>
  isObject(value) && Object.values(value).every(isText);

/** NaN passes: arithmetic takes it, and no limit says anything about it. */
function within(value: number, { min = -Infinity, max = Infinity }: Limits): boolean {
  return !(value < min) && !(value > max);
}

function limitText({ min, max }: Limits): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return `, at least ${min}`;
  return max === undefined ? '' : `, at most ${max}`;
}

function limitsOf({ min, max, usual }: Limits & Usual): Limits & Usual {
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(usual === undefined ? {} : { usual }),
  };
}

const namesOf = ({ names }: Naming): Naming => (names === undefined ? {} : { names });

/** A number. NaN and the infinities are numbers too, as YAML's `.nan` and `.inf` give them. */
export function number(spec: Words & Limits & Usual): Argument<number> {
  const read = reader(`a number${limitText(spec)}`, isNumber, (value) => within(value, spec));
  return argument(spec, { kind: 'number', ...limitsOf(spec) }, read);
}

/** A whole number (`10.0` is one). */
export function integer(spec: Words & Limits & Usual): Argument<number> {
  const fits = (value: number) => Number.isSafeInteger(value) && within(value, spec);
  const read = reader(`a whole number${limitText(spec)}`, isNumber, fits);
  return argument(spec, { kind: 'integer', ...limitsOf(spec) }, read);
}

/** True or false. */
export function truth(spec: Words): Argument<boolean> {
  return argument(spec, { kind: 'boolean' }, reader('true or false', isTruth));
}

/** A text, not empty. */
export function text(spec: Words): Argument<string> {
  return argument(
    spec,
    { kind: 'text' },
    reader('a text, not empty', isText, (v) => v !== ''),
  );
}

/** The path of a file, which may be attached to the document. */
export function file(spec: Words): Argument<string> {
  const { field, read } = text(spec);
  return { field: { ...field, kind: 'file' }, read };
}

/** The path of a file that the component writes. */
export function writtenFile(spec: Words): Argument<string> {
  const { field, read } = text(spec);
  return { field: { ...field, writes: true }, read };
}

/** One of some texts. */
export function choice<const C extends string>(
  spec: Words & { readonly choices: readonly C[] },
): Argument<C> {
  const needs = `one of ${spec.choices.join(', ')}`;
  const isOne = (value: unknown): value is C => spec.choices.some((known) => known === value);
  return argument(spec, { kind: 'choice', choices: spec.choices }, (value) => {
    if (isOne(value)) return ok(value);
    return fail({ code: isText(value) ? 'ARGUMENT_VALUE' : 'ARGUMENT_TYPE', needs });
  });
}

/** Any plain value. */
export function anything(spec: Words): Argument<unknown> {
  return argument(spec, { kind: 'any' }, (value) => ok(value));
}

/** A list of plain values. */
export function list(spec: Words): Argument<readonly unknown[]> {
  return argument(spec, { kind: 'list', item: 'any' }, reader('a list', isList));
}

/** A list of texts, at least one. */
export function textList(spec: Words & Naming): Argument<readonly string[]> {
  const read = reader('a list of texts, not empty', isTextList, (value) => value.length > 0);
  return argument(spec, { kind: 'list', item: 'text', ...namesOf(spec) }, read);
}

/** A map of formulas, at least one. */
export function formulaMap(spec: Words & Naming): Argument<Readonly<Record<string, string>>> {
  const fits = (value: object) => Object.keys(value).length > 0;
  const read = reader('a map of names to texts, not empty', isTextMap, fits);
  return argument(spec, { kind: 'map', item: 'formula', ...namesOf(spec) }, read);
}

/** An argument that may be left out; `value` counts then. */
export function optional<T>(argument: Argument<T>, value: T & Json): Argument<T> {
  return { ...argument, field: { ...argument.field, required: false, default: value } };
}

/** An argument that may be left out or null. */
export function nullable<T>({ field, read }: Argument<T>): Argument<T | null> {
  return {
    field: { ...field, required: false, nullable: true, default: null },
    read: (value) => {
      if (value === null) return ok(null);
      const result = read(value);
      if (result.ok) return result;
      return fail({ ...result.error, needs: `${result.error.needs}, or null` });
    },
  };
}
