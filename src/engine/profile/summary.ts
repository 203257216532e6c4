import type { RunProfile } from '../../model/run/index.ts';

/** A component with so much of all work is named as what holds the run up. */
const STANDS_OUT = 0.3;
/** Gains below this are none. */
const LEAST_GAIN = 1.1;

type Facts = Omit<RunProfile, 'summary'>;

/** What a profile comes to, in sentences: what holds the run up, and what a pool gains or would gain. */
export function summaryOf(facts: Facts, isPool: boolean): readonly string[] {
  const { components, elapsed } = facts;
  const all = components.reduce((sum, { time }) => sum + time, 0);
  if (all === 0 || elapsed === 0) return ['Too little has run to say where the time goes.'];
  return [bottleneckIn(facts, all), ...idleIn(facts), isPool ? poolIn(facts) : localIn(facts, all)];
}

function bottleneckIn({ components, bottleneck }: Facts, all: number): string {
  const top = components.find(({ name }) => name === bottleneck);
  if (top === undefined) return 'No component has done any work.';
  const { name, time, steps } = top;
  const share = `${percent(time / all)} of all work, ${duration(time / Math.max(1, steps))} a step`;
  if (components.length === 1)
    return `${name} is alone: ${duration(time / Math.max(1, steps))} a step.`;
  return time / all >= STANDS_OUT
    ? `${name} is the bottleneck: ${share}.`
    : `No component stands out; ${name} has the most to do: ${share}.`;
}

/** Said when the time of the run is mostly no work at all. */
function idleIn({ workers, elapsed, components }: Facts): readonly string[] {
  const most = Math.max(...workers.map(({ worked }) => worked));
  if (most / elapsed > 0.5) return [];
  const waits = components.some(({ waits: { promise }, life }) => promise > life / 2);
  const why = waits ? ' for what components await' : '';
  return [`The run waits${why} most of the time: only ${percent(most / elapsed)} of it is work.`];
}

function localIn({ forecast, bottleneck, components }: Facts, all: number): string {
  const best = bestOf(forecast);
  if (best === null) return 'This machine has one core, so a pool of workers would not be faster.';
  if (best.speedup < LEAST_GAIN) {
    return components.length === 1
      ? 'A pool of workers would not be faster: there is nothing to spread.'
      : 'A pool of workers would not be faster: steps cost too little, or wait for each other.';
  }
  const top = components.find(({ name }) => name === bottleneck)?.time ?? 0;
  // Nobody can be faster than its heaviest component.
  const isLimit = top / all > 0.9 / best.speedup;
  const limit = isLimit ? `; ${bottleneck} alone is the limit` : '';
  return `A pool of ${best.workers} workers would be about ${times(best.speedup)} as fast${limit}.`;
}

function poolIn({ forecast, speedup, workers, elapsed, components }: Facts): string {
  const best = bestOf(forecast);
  const count = workers.length;
  const pinned = components.some(({ reason }) => reason === 'pinned');
  const better =
    pinned && best !== null && best.speedup > speedup * LEAST_GAIN
      ? ` Without workers chosen by hand it would be about ${times(best.speedup)}.`
      : '';
  if (count === 1) {
    const why = pinned ? '' : ', since more would not be faster';
    return `Everything is in one worker of the pool${why}.${better}`;
  }
  const busiest = workers.reduce((one, other) => (other.worked > one.worked ? other : one));
  const share = percent(busiest.worked / elapsed);
  const gain =
    speedup < LEAST_GAIN
      ? `Over ${count} workers it is no faster than in one`
      : `Over ${count} workers it is about ${times(speedup)} as fast as in one`;
  return `${gain}; worker ${busiest.number + 1} is the busiest, at work ${share} of the time.${better}`;
}

/** The fewest workers that give about the most. */
function bestOf(forecast: Facts['forecast']): Facts['forecast'][number] | null {
  const most = Math.max(0, ...forecast.map(({ speedup }) => speedup));
  return forecast.find(({ speedup }) => speedup >= 0.95 * most) ?? null;
}

const percent = (share: number) => `${Math.round(100 * Math.min(1, share))} %`;

const times = (factor: number) => `${factor.toFixed(1)} times`;

/** A duration with its unit, two digits. */
function duration(milliseconds: number): string {
  const units = [
    ['s', 1_000],
    ['ms', 1],
    ['µs', 0.001],
  ] as const;
  const [unit, size] =
    units.find(([, least]) => milliseconds >= least) ?? (['ns', 0.000_001] as const);
  return `${Number((milliseconds / size).toPrecision(2))} ${unit}`;
}
