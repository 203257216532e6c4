import { fromBase64, toBase64 } from './base64.ts';

/** Marks an object that stands for something that JSON has no word for; keys of data get one more. */
const MARK = '$';

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

/**
 * Data as JSON text, exactly: also numbers that JSON lacks (`-0`, infinities, NaN), `undefined` and bytes
 * (`Uint8Array`), each as `{"$": [kind, text]}`. Throws `TypeError` for anything else (functions, maps).
 */
export function toExactJson(value: unknown): string {
  return JSON.stringify(written(value));
}

/** The data of a text of `toExactJson`; throws for any other text. */
export function fromExactJson(text: string): unknown {
  return read(JSON.parse(text) as Tree);
}

function written(value: unknown): Tree {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return { [MARK]: ['undefined', ''] };
  if (typeof value === 'number') {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { [MARK]: ['number', Object.is(value, -0) ? '-0' : String(value)] };
  }
  if (Array.isArray(value)) return Array.from(value, written);
  if (value instanceof Uint8Array) return { [MARK]: ['bytes', toBase64(value)] };
  if (typeof value !== 'object' || !isPlain(value)) {
    throw new TypeError(`${Object.prototype.toString.call(value)} is no data.`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key.startsWith(MARK) ? MARK + key : key,
      written(one),
    ]),
  );
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function read(tree: Tree): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map(read);
  if (Object.hasOwn(tree, MARK)) return marked(tree[MARK]);
  return Object.fromEntries(
    Object.entries(tree).map(([key, one]) => [
      key.startsWith(MARK) ? key.slice(MARK.length) : key,
      read(one),
    ]),
  );
}

function marked(mark: Tree | undefined): unknown {
  const [kind, text] = Array.isArray(mark) ? mark : [];
  if (kind === 'undefined') return undefined;
  const value = typeof text === 'string' ? valueOf(kind, text) : null;
  if (value === null) throw new SyntaxError(`A “${MARK}” that stands for nothing.`);
  return value;
}

function valueOf(kind: Tree | undefined, text: string): number | Uint8Array | null {
  if (kind === 'number') return Number(text);
  return kind === 'bytes' ? fromBase64(text) : null;
}
