/**
 * Fills a browser's databases and notes with what an earlier version left in one (`.scripts/keepForms.mjs`).
 * It stands alone, since a page gets it as text: nothing of this file may be used in it.
 *
 * @param text what was kept, as JSON; bytes, columns and odd numbers are marked
 */
export async function fillBrowser(text: string): Promise<void> {
  interface Store {
    readonly name: string;
    readonly keyPath: string | null;
    readonly indexes: readonly (readonly [name: string, keyPath: string])[];
    readonly records: readonly (readonly [key: IDBValidKey, value: unknown])[];
  }
  interface Kept {
    readonly databases: readonly {
      readonly name: string;
      readonly version: number;
      readonly stores: readonly Store[];
    }[];
    readonly notes: Readonly<Record<string, string>>;
  }

  function bytesOf(base64: string): Uint8Array {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  }

  function unmarked(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(unmarked);
    if (value === null || typeof value !== 'object') return value;
    const mark: unknown = Reflect.get(value, '$');
    const marked = String(Reflect.get(value, 'text'));
    if (mark === 'undefined') return undefined;
    if (mark === 'bigint') return BigInt(marked);
    if (mark === 'number') return Number(marked);
    if (mark === 'Uint8Array') return bytesOf(marked);
    if (mark === 'Float64Array') return new Float64Array(bytesOf(marked).buffer);
    if (mark !== undefined) throw new Error(`Nothing is known of ${String(mark)}.`);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unmarked(one)]));
  }

  function filled(name: string, version: number, stores: readonly Store[]): Promise<void> {
    return new Promise((done, refuse) => {
      const opening = indexedDB.open(name, version);
      opening.onerror = () => refuse(opening.error ?? new Error(name));
      opening.onupgradeneeded = () => {
        for (const { name: store, keyPath, indexes, records } of stores) {
          const place = opening.result.createObjectStore(store, { keyPath });
          for (const [index, path] of indexes) place.createIndex(index, path);
          for (const [key, value] of records) {
            if (keyPath === null) place.put(unmarked(value), key);
            else place.put(unmarked(value));
          }
        }
      };
      opening.onsuccess = () => {
        opening.result.close();
        done();
      };
    });
  }

  const { databases, notes } = JSON.parse(text) as Kept;
  for (const { name, version, stores } of databases) await filled(name, version, stores);
  if ('localStorage' in globalThis)
    for (const [key, note] of Object.entries(notes)) localStorage.setItem(key, note);
}
