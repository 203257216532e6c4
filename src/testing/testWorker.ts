import { readTelemetry, type Batch, type WorkerEvent } from '../runner/protocol/index.ts';
import { createControlServer } from '../worker/controlServer.ts';
import type { WorkerEnvironment } from '../worker/makeModel.ts';

interface TestWorkerOptions {
  readonly takes?: boolean;
  readonly takesAfter?: number;
  /** What runs the code of documents. */
  readonly code?: WorkerEnvironment['code'];
}

/**
 * A worker whose time moves a frame with each turn of the loop, and a page that takes all batches, each
 * after so many turns.
 */
export function testWorker({ takes = true, takesAfter = 1, code }: TestWorkerOptions = {}) {
  let now = 0;
  const events: WorkerEvent[] = [];
  const batches: Batch[] = [];
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const turns = async (count: number) => {
    for (let taken = 0; taken < count; taken++) await turn();
  };
  const world = {
    // Work takes time too: a slice must come to its end.
    now: () => (now += 0.1),
    time: () => 0,
    randomId: (length: number) => 'x'.repeat(length),
    yieldToHost: turn,
    cores: 2,
    ...(code === undefined ? {} : { code }),
    async sleep(milliseconds: number) {
      const until = now + milliseconds;
      while (now < until && alive) await turn();
    },
  };
  const server = createControlServer(world, (batch, transfer) => {
    const sent = structuredClone(batch, { transfer });
    const read = readTelemetry(sent);
    if (!read.ok) throw new Error(`The page would refuse it: ${read.error}`);
    batches.push(batch);
    events.push(...sent.events);
    if (takes) void turns(takesAfter).then(() => server.taken(batch.number));
  });
  let alive = true;
  const ticking = (async () => {
    while (alive) {
      now += 16;
      server.tick();
      await turn();
    }
  })();
  const of = <K extends WorkerEvent['kind']>(kind: K) =>
    events.filter((event): event is Extract<WorkerEvent, { kind: K }> => event.kind === kind);
  return {
    ...{ server, control: server.control, events, batches, of, now: () => now },
    series: (field: string) =>
      of('samples').flatMap((event) => (event.field === field ? [...event.values] : [])),
    until: async (met: () => boolean) => {
      for (let turns = 0; !met(); turns++) {
        if (turns > 20_000) throw new Error('It did not come.');
        await turn();
      }
    },
    async close() {
      alive = false;
      await ticking;
    },
  };
}
