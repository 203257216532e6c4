import { fromExactJson, toExactJson } from '../base/exactJson.ts';

/** The side of `localStorage` that notes need. */
export interface NoteArea {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** Fixed for ever, as the names of the databases are. */
const PREFIX = 'patchbay-exit:';

/** What pages put down when they went away, where it lies as soon as the call returns. */
export interface ExitNotes {
  /** Puts down all of it, or nothing where there is no room or no such place; whether it did. */
  put(entries: ReadonlyMap<string, unknown>): boolean;
  all(): ReadonlyMap<string, unknown>;
  /** Undefined where there is none. */
  get(key: string): unknown;
  forget(keys: readonly string[]): void;
}

/**
 * A page that ends has no time for a database: the browser may drop what was asked of it. What is put
 * here is there, for some five million characters of all pages together.
 *
 * @param area null where the browser gives none
 */
export function exitNotes(area: NoteArea | null): ExitNotes {
  function get(key: string): unknown {
    const text = area?.getItem(PREFIX + key) ?? null;
    if (text === null) return undefined;
    try {
      return fromExactJson(text);
    } catch {
      // Nobody can make sense of it; the reader of `undefined` goes on without.
      return undefined;
    }
  }

  function forget(keys: readonly string[]): void {
    for (const key of keys) area?.removeItem(PREFIX + key);
  }

  return {
    get,
    forget,
    put(entries) {
      if (area === null) return false;
      const before = [...entries.keys()].map((key) => [key, area.getItem(PREFIX + key)] as const);
      try {
        for (const [key, value] of entries) area.setItem(PREFIX + key, toExactJson(value));
        return true;
      } catch {
        // What was there before has room: it had it.
        for (const [key, text] of before) {
          if (text === null) area.removeItem(PREFIX + key);
          else area.setItem(PREFIX + key, text);
        }
        return false;
      }
    },
    all() {
      const names = Array.from({ length: area?.length ?? 0 }, (_, i) => area?.key(i) ?? '');
      const keys = names
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => name.slice(PREFIX.length));
      return new Map(keys.map((key) => [key, get(key)]));
    },
  };
}
