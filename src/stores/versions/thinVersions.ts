import { SOONEST } from './soonest.ts';
import type { Version } from './version.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Versions that are kept by themselves: one of so long, while they are no older than so. */
export const GRAINS = [
  { until: HOUR, grain: SOONEST },
  { until: DAY, grain: HOUR },
  { until: 30 * DAY, grain: DAY },
  { until: Infinity, grain: 7 * DAY },
] as const;

/** What the versions of one document may take, bytes. */
const BUDGET = 20_000_000;

/** The stretch of time that a version stands for at its age. Stretches lie fast, so that thinning again keeps the same. */
function stretchOf({ at }: Version, now: number): string {
  const age = Math.max(0, now - at);
  const { grain } = GRAINS.find(({ until }) => age < until) ?? GRAINS[3];
  return `${grain} ${Math.floor(at / grain)}`;
}

/**
 * Versions that have to go: of those without a name, all but the latest of each stretch of time, which are
 * longer the longer ago they are. The newest one stays in any case.
 */
export function thinned(versions: readonly Version[], now: number): readonly Version[] {
  const taken = new Set<string>();
  return newestFirst(versions).filter((version) => {
    const stretch = stretchOf(version, now);
    const isDouble = taken.has(stretch);
    taken.add(stretch);
    return isDouble;
  });
}

/** Versions without a name that have to go so that all of them take no more than this: the oldest first. */
export function overBudget(versions: readonly Version[], most = BUDGET): readonly Version[] {
  let size = versions.reduce((sum, version) => sum + version.size, 0);
  const gone: Version[] = [];
  for (const version of newestFirst(versions).toReversed()) {
    if (size <= most) break;
    gone.push(version);
    size -= version.size;
  }
  return gone;
}

/** Those without a name. */
function newestFirst(versions: readonly Version[]): readonly Version[] {
  return versions.filter(({ name }) => name === null).toSorted((a, b) => b.at - a.at);
}
