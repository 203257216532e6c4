import { isObject, type JsonObject } from '../../base/json.ts';

/**
 * A change that is kept in the document but is no step of the work, so that undo does not take it back:
 * plain data, so that documents from before it can have it too.
 */
export interface Aside {
  readonly name: string | null;
  /** Fields, `component.field`, that are watched from then on, and those that no longer are. */
  readonly on: readonly string[];
  readonly off: readonly string[];
  /** Other parts of the layout as they are from then on; null: gone. */
  readonly parts: JsonObject;
}

/** An aside of a database; null when it is none. */
export function readAside(value: unknown): Aside | null {
  if (!isObject(value)) return null;
  const { name, on, off, parts } = value;
  if (name !== null && typeof name !== 'string') return null;
  if (!isTexts(on) || !isTexts(off) || !isObject(parts)) return null;
  // What a part holds is checked by whoever reads it in the document, as with any text.
  return { name, on, off, parts: parts as JsonObject };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
