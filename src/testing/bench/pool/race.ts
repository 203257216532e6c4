import {
  type Component,
  Connector,
  type Environment,
  LocalProcess,
  WorkerPoolProcess,
  type WorkerFactory,
} from '../../../engine/index.ts';
import { Accumulate } from '../../../library/accumulate/Accumulate.ts';
import { Range } from '../../../library/range/Range.ts';
import { median } from '../measure.ts';
import { Burn, InOrder, Numbers, turnsOfAMillisecond } from './burn.ts';

/** One line of what is printed. */
export interface PoolRow {
  readonly model: string;
  readonly who: string;
  readonly where: 'node' | 'chromium';
  readonly seconds: number;
  /** Of the stream. */
  readonly numbers_per_second?: number;
}

/** A worker that does the work of components without the engine. */
export interface BareWorker {
  /** Does one piece of work so many times; settles when it has. */
  work(turns: number, times: number): Promise<void>;
  end(): void;
}

/** A place to measure in. */
export interface Place {
  readonly where: PoolRow['where'];
  readonly environment: () => Environment;
  readonly workers: WorkerFactory;
  bareWorker(): Promise<BareWorker>;
}

const ROUNDS = 3;
const CORES = 2;
const HEAVY = { count: 4, items: 2_000 };
// Long enough that making code for the rounds, anew in each worker, is not what is measured.
const CHAIN = { length: 10, items: 40_000_000 };
const STREAM_ITEMS = 4_000_000;

interface Model {
  readonly components: readonly Component[];
  readonly connectors: readonly Connector[];
  /** Components that a person has put into a worker. */
  readonly pins?: Readonly<Record<string, number>>;
}

function heavy(turns: number): Model {
  const components = Array.from({ length: HEAVY.count }, (_, at) => {
    return new Burn({ name: `heavy${at}`, turns, items: HEAVY.items });
  });
  return { components, connectors: [] };
}

function chain(): Model {
  const names = Array.from({ length: CHAIN.length }, (_, at) => `c${at}`);
  const [first = '', ...rest] = names;
  return {
    components: [
      new Range({ name: first, iters: CHAIN.items }),
      ...rest.map((name) => new Accumulate({ name })),
    ],
    connectors: rest.map((name, at) => {
      return new Connector({ source: `${names[at]}.y`, target: `${name}.x` });
    }),
  };
}

function stream(): Model {
  return {
    components: [
      new Numbers({ name: 'source', items: STREAM_ITEMS }),
      new InOrder({ name: 'sink' }),
    ],
    connectors: [new Connector({ source: 'source.y', target: 'sink.x' })],
    pins: { source: 0, sink: 1 },
  };
}

/** Seconds of `run()` of an initialised process. */
async function timeRun(process: LocalProcess | WorkerPoolProcess): Promise<number> {
  await process.init();
  const start = performance.now();
  await process.run();
  const seconds = (performance.now() - start) / 1000;
  await process.destroy();
  return seconds;
}

const local =
  ({ environment }: Place, model: () => Model) =>
  () =>
    timeRun(new LocalProcess({ ...model(), environment: environment() }));

const pool =
  ({ environment, workers }: Place, model: () => Model) =>
  () =>
    timeRun(
      new WorkerPoolProcess({ ...model(), environment: environment(), workers, count: CORES }),
    );

/** The same work in two workers, without a process. */
const bare = (place: Place, turns: number) => async () => {
  const workers = await Promise.all(Array.from({ length: CORES }, () => place.bareWorker()));
  const start = performance.now();
  const times = (HEAVY.count * HEAVY.items) / CORES;
  await Promise.all(workers.map((worker) => worker.work(turns, times)));
  const seconds = (performance.now() - start) / 1000;
  for (const worker of workers) worker.end();
  return seconds;
};

/** How long four workers take from the first word to being ready to run. */
async function timeReady({ environment, workers }: Place): Promise<number> {
  const names = ['a', 'b', 'c', 'd'];
  const components = names.map((name) => new Burn({ name, turns: 1, items: 1 }));
  const pins = Object.fromEntries(names.map((name, at) => [name, at]));
  const options = { components, connectors: [], pins, count: names.length };
  const process = new WorkerPoolProcess({ ...options, environment: environment(), workers });
  const start = performance.now();
  await process.init();
  const seconds = (performance.now() - start) / 1000;
  await process.destroy();
  return seconds;
}

/** Seconds until a pool of four is ready, in one place. */
export interface ReadyRow {
  readonly where: PoolRow['where'];
  readonly workers: 4;
  readonly seconds: number;
}

export async function raceReady(place: Place): Promise<ReadyRow> {
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) seconds.push(await timeReady(place));
  return { where: place.where, workers: 4, seconds: median(seconds) };
}

/** All sides of all models in one place, in turn over several rounds; medians. */
export async function racePool(place: Place): Promise<readonly PoolRow[]> {
  const turns = turnsOfAMillisecond(() => performance.now());
  const sides: readonly (readonly [string, string, () => Promise<number>])[] = [
    ['heavy4', 'local', local(place, () => heavy(turns))],
    ['heavy4', 'pool', pool(place, () => heavy(turns))],
    ['heavy4', 'bare', bare(place, turns)],
    ['chain10', 'local', local(place, chain)],
    ['chain10', 'pool', pool(place, chain)],
    ['stream', 'local', local(place, stream)],
    ['stream', 'pool', pool(place, stream)],
  ];
  const seconds = sides.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, [, , run]] of sides.entries()) seconds[at]?.push(await run());
  }
  return sides.map(([model, who], at): PoolRow => {
    const row = { model, who, where: place.where, seconds: median(seconds[at] ?? []) };
    return model === 'stream' ? { ...row, numbers_per_second: STREAM_ITEMS / row.seconds } : row;
  });
}
