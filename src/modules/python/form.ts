import type { Json } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';
import { fieldOfKind } from '../kinds.ts';
import { kindOfAnnotation, kindOfDefault } from './annotation.ts';
import { resolutionOrder } from './classes.ts';
import { docstringOf } from './docstring.ts';
import type { Argument } from './signature.ts';
import { type ClassValue, type Interpreter, isDict, isList, type Value } from './values.ts';

/** A default of more elements than this is not shown: the code makes it up. */
const MOST_ELEMENTS = 1000;

/** A plain value as data; undefined where it is none, or a large one. */
function toJson(value: Value, room = { left: MOST_ELEMENTS }): Json | undefined {
  room.left--;
  // Lists may be in each other many times over, and in themselves.
  if (room.left < 0) return undefined;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (isList(value)) {
    const items: Json[] = [];
    for (const item of value) {
      const plain = toJson(item, room);
      if (plain === undefined) return undefined;
      items.push(plain);
    }
    return items;
  }
  if (!isDict(value)) return undefined;
  const pairs: [string, Json][] = [];
  for (const [key, inner] of value) {
    const plain = toJson(inner, room);
    if (typeof key !== 'string' || plain === undefined) return undefined;
    pairs.push([key, plain]);
  }
  return Object.fromEntries(pairs);
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
