import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Component, Connector, LocalProcess } from '../../engine/index.ts';
import { Range } from '../../library/range/Range.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { keep } from './kept.ts';

/** Works a little on each value. */
class SlowSink extends Component {
  static override readonly io = { inputs: ['x'] };
  declare x: number;
  private total = 0;

  override step(): void {
    for (let i = 0; i < 20; i++) this.total += Math.sqrt(this.x + i);
  }
}

/** Takes each value by a promise. */
class LaterSink extends Component {
  static override readonly io = { inputs: ['x'] };
  declare x: number;
  private total = 0;

  override async step(): Promise<void> {
    await Promise.resolve();
    this.total += this.x;
  }
}

export interface MemoryRow {
  readonly model: 'stream-sync' | 'stream-async';
  /** How much more was alive at the worst moment than before the run, MB. */
  readonly heap_growth_mb: number;
}

/** Collects garbage, so that what is measured is alive. */
function makeCollect(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

const SAMPLE_MS = 50;

async function growth(sink: Component, items: number, collect: () => void): Promise<number> {
  const process_ = new LocalProcess({
    components: [new Range({ name: 'range', iters: items }), sink],
    connectors: [new Connector({ source: 'range.y', target: `${sink.name}.x` })],
    environment: nodeEnvironment(),
    schedule: 'queue',
  });
  await process_.init();
  collect();
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const sample = () => {
    collect();
    most = Math.max(most, process.memoryUsage().heapUsed);
  };
  const timer = setInterval(sample, SAMPLE_MS);
  await process_.run();
  clearInterval(timer);
  sample();
  keep(process_.totalSteps);
  return (most - before) / 1e6;
}

/** What a fast source into a slow sink holds on the ready queue: 10 million values, and a million promises. */
export async function measureMemory(): Promise<readonly MemoryRow[]> {
  const collect = makeCollect();
  const sync = await growth(new SlowSink({ name: 'sink' }), 10_000_000, collect);
  const later = await growth(new LaterSink({ name: 'sink' }), 1_000_000, collect);
  return [
    { model: 'stream-sync', heap_growth_mb: sync },
    { model: 'stream-async', heap_growth_mb: later },
  ];
}
