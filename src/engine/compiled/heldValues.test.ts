import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { nodeEnvironment } from '../../testing/golden/nodeEnvironment.ts';
import { Component } from '../component/component.ts';
import { Connector } from '../channels/connector.ts';
import { LocalProcess } from '../process/localProcess.ts';

/** Adds what comes back, and ends, fails or waits in the step that it is told. */
class Joint extends Component<{ readonly at: number; readonly how: string }> {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number | null;
  declare y: number | undefined;
  seen: unknown[] = [];
  private steps = 0;

  override step(): void | Promise<void> {
    this.seen.push(this.x);
    this.y = (this.x ?? -1) + (this.y ?? 0.5) / 2;
    if (++this.steps % 7 === 0) this.y = undefined;
    if (this.steps > 40) return this.io.close();
    if (this.steps !== this.args.at) return undefined;
    if (this.args.how === 'throw') throw new Error('told to');
    if (this.args.how === 'close') this.io.close();
    return this.args.how === 'wait' ? Promise.resolve() : undefined;
  }
}

async function seen(who: number, at: number, how: string, schedule: 'compiled' | 'queue') {
  const parts = [0, 1, 2].map(
    (i) =>
      new Joint({
        name: `c${i}`,
        at: i === who ? at : -1,
        how,
        ...(i === 0 && { initial_values: { x: [3] } }),
      }),
  );
  const connectors = [0, 1, 2].map(
    (i) => new Connector({ source: `c${i}.y`, target: `c${(i + 1) % 3}.x` }),
  );
  const environment = nodeEnvironment();
  const process = new LocalProcess({ components: parts, connectors, environment, schedule });
  await process.init();
  await process.run().catch(() => undefined);
  return parts.map((part) => [part.seen, part.x, part.y]);
}

test.prop([
  fc.nat({ max: 2 }),
  fc.integer({ min: 1, max: 39 }),
  fc.constantFrom('throw', 'close', 'wait', 'go'),
])(
  'SCHED-1 a loop that is left anywhere gives its parts what the queue gives them',
  async (who, at, how) => {
    const compiled = await seen(who, at, how, 'compiled');
    const queued = await seen(who, at, how, 'queue');
    if (how === 'throw') {
      // Who had stepped already when it failed depends on whose turn it was.
      expect(compiled[who]).toEqual(queued[who]);
    } else expect(compiled).toEqual(queued);
  },
);
