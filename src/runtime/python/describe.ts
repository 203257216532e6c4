import { isObject, textsIn } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { EventHandler } from '../../engine/index.ts';
import { type PythonFailure, readFailure } from './failure.ts';

/** Fields and events of a class or a component of Python. */
export interface PythonIO {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly inputEvents: readonly string[];
  readonly outputEvents: readonly string[];
  /** Event type -> input fields that its handler fills. */
  readonly eventFields: Readonly<Record<string, readonly string[]>>;
}

/** An argument of a constructor. */
interface PythonParameter {
  readonly name: string;
  readonly required: boolean;
}

/** A class of Python as it is once its module was imported. */
export interface PythonType extends PythonIO {
  readonly label: string;
  readonly doc: string;
  readonly exports: readonly string[];
  /** It has a `step` of its own. */
  readonly steps: boolean;
  readonly handlers: readonly Omit<EventHandler, 'method'>[];
  readonly parameters: readonly PythonParameter[];
}

/** Reads fields and events as `_patchbay.classes` tells them. */
export function readIO(value: unknown): PythonIO {
  const told = isObject(value) ? value : {};
  const fields = isObject(told['eventFields']) ? told['eventFields'] : {};
  return {
    inputs: textsIn(told['inputs']),
    outputs: textsIn(told['outputs']),
    inputEvents: textsIn(told['inputEvents']),
    outputEvents: textsIn(told['outputEvents']),
    eventFields: Object.fromEntries(Object.entries(fields).map(([k, list]) => [k, textsIn(list)])),
  };
}

/** Texts, which stay, and numbers that JSON lacks. */
const NO_JSON = /"(?:[^"\\]|\\.)*"|NaN|-?Infinity/g;

/**
 * Initial values that a component gave itself, as `_patchbay.classes.io_of` tells them; null: none of its own.
 * They are for records of the run, in which a number that JSON lacks is null.
 */
export function readStarted(told: unknown): Readonly<Record<string, readonly unknown[]>> | null {
  const initial = isObject(told) ? told['initial'] : null;
  if (!isObject(initial)) return null;
  return Object.fromEntries(
    Object.entries(initial).map(([field, list]) => [
      field,
      textsIn(list).map((text): unknown =>
        JSON.parse(text.replace(NO_JSON, (part) => (part.startsWith('"') ? part : 'null'))),
      ),
    ]),
  );
}

/** JSON texts in one that is a list of them. */
export const startedWith = (json: string): readonly string[] => textsIn(JSON.parse(json));

function records(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Reads what `_patchbay.classes.describe` tells of a type text. */
export function readType(text: string): Result<PythonType, PythonFailure> {
  const told: unknown = JSON.parse(text);
  if (!isObject(told) || told['error'] !== undefined)
    return fail(readFailure(isObject(told) ? told['error'] : null));
  return ok({
    ...readIO(told),
    label: String(told['label']),
    doc: String(told['doc']),
    exports: textsIn(told['exports']),
    steps: told['steps'] === true,
    handlers: records(told['handlers']).map(({ type, populates }) => ({
      type: String(type),
      populates: textsIn(populates),
    })),
    parameters: records(told['parameters']).map(({ name, required }) => ({
      name: String(name),
      required: required === true,
    })),
  });
}
