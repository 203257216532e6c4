import type { Page } from '@playwright/test';

/**
 * Puts copies of the one document that lies in the browser beside it, under names that count on, with copies
 * of its runs spread over them. The page has to be loaded anew then.
 */
export async function copyDocuments(page: Page, documents: number, runs: number): Promise<void> {
  await page.evaluate(
    async ([copies, copiedRuns]) => {
      const asked = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((done, refuse) => {
          request.addEventListener('success', () => done(request.result));
          request.addEventListener('error', () => refuse(new Error(request.error?.message)));
        });
      interface Line {
        id: string;
        name: string;
        modifiedAt: number;
      }
      interface Run {
        id: string;
        documentId?: string;
      }
      const database = await asked(indexedDB.open('patchbay'));
      const names = ['documents', 'summaries', 'runs'];
      const stores = database.transaction(names, 'readwrite');
      const [record] = (await asked(stores.objectStore('documents').getAll())) as {
        document: object;
      }[];
      const [line] = (await asked(stores.objectStore('summaries').getAll())) as Line[];
      const kept = (await asked(stores.objectStore('runs').getAll())) as Run[];
      if (record === undefined || line === undefined) throw new Error('There is no document.');
      const day = 24 * 60 * 60 * 1000;
      for (let at = 1; at <= copies; at++) {
        const one = { id: `copy-${at}`, modifiedAt: line.modifiedAt - (at * day) / 10 };
        const name = `Plant ${at}`;
        const document = { ...record.document, name };
        stores.objectStore('documents').put({ ...record, ...one, document }, one.id);
        stores.objectStore('summaries').put({ ...line, ...one, name }, one.id);
      }
      const run = kept.find(({ documentId }) => documentId !== undefined);
      const detail = kept.find(({ documentId }) => documentId === undefined);
      for (let at = 0; at < copiedRuns && run !== undefined && detail !== undefined; at++) {
        const documentId = `copy-${1 + (at % copies)}`;
        stores.objectStore('runs').put({ ...run, id: `run-${at}`, documentId });
        stores.objectStore('runs').put({ ...detail, id: `run-${at}/detail` });
      }
      await new Promise((done) => {
        stores.addEventListener('complete', done);
      });
      database.close();
    },
    [documents, runs] as const,
  );
}
