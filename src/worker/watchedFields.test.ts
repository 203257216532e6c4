import { describe, expect, it } from 'vitest';
import { testWorker } from '../testing/testWorker.ts';

const ITEMS = 3_000_000;
const config = {
  plugboard: {
    process: {
      args: {
        components: [
          { type: 'patchbay.Range', args: { name: 'count', iters: ITEMS } },
          { type: 'patchbay.Accumulate', args: { name: 'sum' } },
        ],
        connectors: [{ source: 'count.y', target: 'sum.x' }],
      },
    },
  },
};

describe('a run that outpaces the page', () => {
  it('is not held up: its values are thinned, and every batch stands for all of its steps', async () => {
    const worker = testWorker({ takesAfter: 400 });
    const started = await worker.control.start({
      ...{ config, files: [], seed: 1, watch: ['count.y', 'sum.y'], start: 'run', speed: null },
    });
    expect(started).toMatchObject({ ok: true });
    await worker.until(() => worker.of('ended').length > 0);
    await worker.close();

    for (const field of ['count.y', 'sum.y']) {
      let next = 0;
      let high = -Infinity;
      let sent = 0;
      for (const event of worker.of('samples').filter((one) => one.field === field)) {
        expect(event.start).toBe(next);
        next += event.count;
        sent += event.values.length;
        for (const value of event.values) high = Math.max(high, Number(value));
      }
      expect(next).toBe(ITEMS);
      expect(sent).toBeLessThan(ITEMS / 2);
      expect(high).toBe(field === 'sum.y' ? ((ITEMS - 1) * ITEMS) / 2 : ITEMS - 1);
    }
  });
});
