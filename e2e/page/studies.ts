import type { Page } from '@playwright/test';

/** Two numbers vary, and their distance from 3 and -1 is looked at. */
export const distanceModel = (samples: number, iters: number): string => `
plugboard:
  process:
    args:
      components:
        - type: patchbay.Constant
          args: { name: a, value: 1, iters: ${iters} }
        - type: patchbay.Constant
          args: { name: b, value: 0, iters: ${iters} }
        - type: patchbay.Formula
          args: { name: cost, expressions: { y: (p - 3)**2 + (q + 1)**2 }, inputs: [p, q] }
      connectors:
        - { source: a.y, target: cost.p }
        - { source: b.y, target: cost.q }
  tune:
    args:
      objective: { object_type: component, object_name: cost, field_type: field, field_name: y }
      parameters:
        - { type: ray.tune.uniform, object_type: component, object_name: a, field_type: arg, field_name: value, lower: -5, upper: 5 }
        - { type: ray.tune.uniform, object_type: component, object_name: b, field_type: arg, field_name: value, lower: -5, upper: 5 }
      num_samples: ${samples}
      mode: min
      max_concurrent: 4`;

/* What the database of the page says of studies: what is there after the page has gone. */

/** Id of the study that was started last. */
export function newestStudy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('patchbay');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('There is no database.')));
    });
    const studies = await new Promise<{ id: string; at: number }[]>((resolve, reject) => {
      const request = database.transaction('studies').objectStore('studies').getAll();
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('Studies cannot be read.')));
    });
    database.close();
    const [newest] = studies.toSorted((a, b) => b.at - a.at);
    if (newest === undefined) throw new Error('No study is kept.');
    return newest.id;
  });
}

/** The kept trials of a study by their numbers, each as text: values and results, not how long it took. */
export function trialsInDatabase(page: Page, id: string): Promise<readonly string[]> {
  return page.evaluate(async (study) => {
    interface Stretch {
      readonly length: number;
      readonly numbers: readonly Float64Array[];
      readonly labels: readonly (readonly unknown[] | null)[];
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('patchbay');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('There is no database.')));
    });
    const store = database.transaction('trials').objectStore('trials');
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('Trials cannot be read.')));
      });
    const [keys, stretches] = await Promise.all([
      ask(store.getAllKeys()),
      ask<Stretch[]>(store.getAll()),
    ]);
    database.close();
    const trials: { number: number; text: string }[] = [];
    stretches.forEach(({ length, numbers, labels }, i) => {
      if ((keys[i] as readonly unknown[])[1] !== study) return;
      // The column before the last says how long it took.
      const columns = numbers.map((_, at) => at).filter((at) => at !== numbers.length - 2);
      for (let row = 0; row < length; row++) {
        const values = columns.map((at) => {
          const value = numbers[at]?.[row] ?? Number.NaN;
          const named = labels[at];
          return named === null || named === undefined ? value : named[value];
        });
        trials.push({ number: Number(values[0]), text: JSON.stringify(values) });
      }
    });
    return trials.toSorted((a, b) => a.number - b.number).map(({ text }) => text);
  }, id);
}
