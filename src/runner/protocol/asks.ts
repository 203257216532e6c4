import { isObject } from '../../base/json.ts';
import { own, readCount, readMessage, readText } from './fields.ts';
import { LIMITS } from './limits.ts';
import { type OutsideRequest, readOutsideRequest } from './outside.ts';

/** Name of the asset that is the worker's second script, which runs the code of documents. */
export const CODE_SCRIPT = 'code.js';

/**
 * What a run's worker asks of the page over the third port; each ask gets one answer with its number. The
 * page decides: a worker may be any code by then, and gets nothing but what is safe to give to anybody, or
 * what the person has allowed.
 */
export type PageAsk =
  /** Files that belong to Patchbay itself, such as the parts of an interpreter, by their names. */
  | { readonly id: number; readonly kind: 'assets'; readonly names: readonly string[] }
  /** Something from another host. `component`: who says that it asks. */
  | {
      readonly id: number;
      readonly kind: 'fetch';
      readonly component: string;
      readonly request: OutsideRequest;
    }
  /** The answer to the fetch of this number is not wanted any more; this alone gets none. */
  | { readonly id: number; readonly kind: 'drop' };

/** `value`: of assets, a `Uint8Array` for each name; of a fetch, what came (`outside.ts`). */
export type PageAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Reads an ask; undefined when it has not the shape of one. */
export function readAsk(value: unknown): PageAsk | undefined {
  if (!isObject(value)) return undefined;
  const id = readCount(own(value, 'id'));
  if (id === undefined) return undefined;
  switch (own(value, 'kind')) {
    case 'assets': {
      const names = readNames(own(value, 'names'));
      return names === undefined ? undefined : { id, kind: 'assets', names };
    }
    case 'fetch': {
      const component = readText(own(value, 'component'));
      const request = readOutsideRequest(own(value, 'request'));
      if (component === undefined || request === undefined) return undefined;
      return { id, kind: 'fetch', component, request };
    }
    case 'drop':
      return { id, kind: 'drop' };
    default:
      return undefined;
  }
}

function readNames(listed: unknown): readonly string[] | undefined {
  if (!Array.isArray(listed) || listed.length > LIMITS.asked) return undefined;
  const names: string[] = [];
  for (const item of listed as readonly unknown[]) {
    const name = readText(item);
    if (name === undefined) return undefined;
    names.push(name);
  }
  return names;
}

/** Reads an answer of the page; undefined when it has not the shape of one. */
export function readAnswer(value: unknown): PageAnswer | undefined {
  if (!isObject(value)) return undefined;
  const id = readCount(own(value, 'id'));
  if (id === undefined) return undefined;
  if (own(value, 'ok') === true) return { id, ok: true, value: own(value, 'value') };
  const message = readMessage(own(value, 'message'));
  return message === undefined ? undefined : { id, ok: false, message };
}

/** Reads the bytes of so many assets. */
export function readAssets(value: unknown, count: number): readonly Uint8Array[] | undefined {
  if (!Array.isArray(value) || value.length !== count) return undefined;
  const files: Uint8Array[] = [];
  for (const item of value as readonly unknown[]) {
    if (!(item instanceof Uint8Array)) return undefined;
    files.push(item);
  }
  return files;
}
