import { afterEach, expect, test, vi } from 'vitest';
import { writeElsewhere } from './readElsewhere.ts';

afterEach(() => vi.unstubAllGlobals());

test('a text that nobody wants any more is not written, before or while it is', async () => {
  const workers: { isEnded: boolean }[] = [];
  class SilentWorker {
    isEnded = false;
    constructor() {
      workers.push(this);
    }
    postMessage(): void {}
    terminate(): void {
      this.isEnded = true;
    }
  }
  vi.stubGlobal('Worker', SilentWorker);

  expect(await writeElsewhere(null, {}, AbortSignal.abort())).toBeNull();
  expect(workers).toEqual([]);

  const wish = new AbortController();
  const written = writeElsewhere(null, {}, wish.signal);
  wish.abort();
  expect(await written).toBeNull();
  expect(workers).toMatchObject([{ isEnded: true }]);
});
