import { describe, expect, it } from 'vitest';
import { LIMITS, type Batch, type WorkerEvent } from '../runner/protocol/index.ts';
import { FRAME_MS, Outbox } from './outbox.ts';

const log = (message: string): WorkerEvent => ({
  kind: 'log',
  level: 'info',
  component: null,
  message,
});
const file = (name: string, megabytes: number): WorkerEvent => ({
  kind: 'file',
  name,
  bytes: new Uint8Array(megabytes * 1024 * 1024),
});

function setUp() {
  let now = 0;
  let recorded: WorkerEvent[] = [];
  const batches: Batch[] = [];
  const outbox = new Outbox({
    post: (batch) => batches.push(batch),
    now: () => now,
    collect: () => recorded.splice(0, 1),
  });
  return {
    outbox,
    batches,
    record: (...events: WorkerEvent[]) => (recorded = [...recorded, ...events]),
    /** Frames pass in which the page takes everything. */
    frames: (count: number) => {
      for (let frame = 0; frame < count; frame++) {
        now += FRAME_MS;
        outbox.flush();
        outbox.taken(batches.length - 1);
      }
    },
    names: () => batches.map(({ events }) => events.map(nameOf)),
  };
}

function nameOf(event: WorkerEvent): string {
  if (event.kind === 'log') return event.message;
  return event.kind === 'file' ? event.name : event.kind;
}

describe('the outbox', () => {
  it('sends nothing when nothing happened', () => {
    const { batches, frames } = setUp();

    frames(3);

    expect(batches).toEqual([]);
  });

  it('sends at most once a frame, all that came together', () => {
    const { outbox, frames, names } = setUp();
    outbox.add(log('a'));
    frames(1);
    outbox.add(log('b'));
    outbox.flush();
    outbox.add(log('c'));
    outbox.flush();
    expect(names()).toEqual([['a']]);

    frames(1);

    expect(names()).toEqual([['a'], ['b', 'c']]);
  });

  it('sends the last events when all that was recorded is out', () => {
    const { outbox, record, frames, names } = setUp();
    record(log('1'), log('2'), log('3'));
    outbox.close([log('end')]);

    frames(6);

    expect(names()).toEqual([
      ['1', '2'],
      ['3', 'end'],
    ]);
  });

  it('spreads large files over batches', () => {
    const { outbox, frames, names } = setUp();
    outbox.close([file('a', 30), file('b', 30), file('c', 1), log('end')]);

    frames(3);

    expect(names()).toEqual([['a'], ['b', 'c', 'end']]);
  });

  it('counts the log lines that it leaves out', () => {
    const { outbox, frames, names } = setUp();
    for (let line = 0; line < LIMITS.logLines + 50; line++) outbox.add(log(String(line)));
    outbox.add(file('kept', 1));
    frames(1);
    outbox.add(log('later'));
    frames(1);

    const [first = [], second] = names();
    expect(first).toHaveLength(LIMITS.logLines + 2);
    expect(first).toContain('kept');
    expect(first.at(-1)).toBe('50 more lines were left out.');
    expect(second).toEqual(['later']);
  });
});
