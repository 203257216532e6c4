/**
 * What turns one piece of plain data (texts, numbers, lists, maps, bytes) into another, and back: plain
 * data itself. It holds what was there before as well, so that it fits nothing but what it was made for.
 */
export type Patch =
  | { readonly is: 'value'; readonly old: unknown; readonly new: unknown }
  /** A part of a text, from the character `at` on. */
  | { readonly is: 'text'; readonly at: number; readonly old: string; readonly new: string }
  /** A part of bytes, from the byte `at` on: a file that somebody types into. */
  | {
      readonly is: 'bytes';
      readonly at: number;
      readonly old: Uint8Array;
      readonly new: Uint8Array;
    }
  | { readonly is: 'list'; readonly hunks: readonly Hunk[] }
  /** A map is the list of its entries, `[key, value]`, in their order. */
  | { readonly is: 'map'; readonly hunks: readonly Hunk[] };

/**
 * A place where two lists differ: `from` in the old one, `to` in the new one. Hunks are in order, and
 * what lies between them is the same.
 */
export type Hunk =
  | {
      readonly from: number;
      readonly to: number;
      readonly old: readonly unknown[];
      readonly new: readonly unknown[];
    }
  /** One item, or the value of one entry, that changed inside. */
  | { readonly from: number; readonly to: number; readonly patch: Patch };

/** A map of plain data: neither a list nor bytes. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A list of plain data. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isBytes(value: unknown): value is Uint8Array {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}
