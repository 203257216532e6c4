import type { Json } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';
import { fieldOfKind } from '../kinds.ts';
import { kindOfAnnotation, kindOfDefault } from './annotation.ts';
import { resolutionOrder } from './classes.ts';
import { docstringOf } from './docstring.ts';
import type { Argument } from './signature.ts';
import { type ClassValue, type Interpreter, isDict, isList, type Value } from './values.ts';

/** A plain value as data; undefined where it is none. */
function toJson(value: Value): Json | undefined {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (isList(value)) {
    const items = value.map(toJson);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isDict(value)) return undefined;
  const pairs = [...value].map(([key, inner]) => [key, toJson(inner)] as const);
  const isPlain = pairs.every(([key, inner]) => typeof key === 'string' && inner !== undefined);
  return isPlain ? (Object.fromEntries(pairs) as Json) : undefined;
}

function helpFor(
  one: ClassValue,
  { parameter: { name }, definition, owner, scope }: Argument,
): string {
  const own = docstringOf(scope.source, definition).args.get(name);
  if (own !== undefined) return own;
  const classes = [owner, one, ...resolutionOrder(one)];
  for (const { source, node } of classes) {
    const said = docstringOf(source, node).args.get(name);
    if (said !== undefined) return said;
  }
  return '';
}

export interface ReadField {
  readonly field: FormField;
  /** Values are held to its kind. */
  readonly isHeld: boolean;
}

/** The field of a form that an argument has. */
export function fieldOf(run: Interpreter, one: ClassValue, argument: Argument): ReadField {
  const { parameter, scope } = argument;
  const { name, annotation } = parameter;
  const given = parameter.default === null ? undefined : run.evaluate(parameter.default, scope);
  const value = given === undefined ? undefined : toJson(given);
  const kind =
    annotation === null ? kindOfDefault(given) : kindOfAnnotation(run, annotation, scope);
  const field = fieldOfKind(name, given === null ? { ...kind, nullable: true } : kind, {
    help: helpFor(one, argument),
    required: parameter.default === null,
    default: value,
  });
  return { field, isHeld: annotation !== null };
}
