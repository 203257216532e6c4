import type { ProfileComponent, RunProfile } from '../../stores/api.ts';

/** Rows that are shown at first; the busiest come first. */
export const SHOWN = 200;

export interface ComponentRow {
  readonly name: string;
  /** Null before anything was measured. */
  readonly measured: ProfileComponent | null;
  /** Of all work, 0 to 1. */
  readonly share: number;
}

/** A line for each component of the document, those with the most work first. */
export function componentRows(
  names: readonly string[],
  profile: RunProfile | null,
): readonly ComponentRow[] {
  const components = profile?.components ?? [];
  const byName = new Map(components.map((one) => [one.name, one]));
  const all = components.reduce((sum, { time }) => sum + time, 0);
  return names
    .map((name) => {
      const measured = byName.get(name) ?? null;
      return { name, measured, share: all > 0 ? (measured?.time ?? 0) / all : 0 };
    })
    .toSorted((a, b) => b.share - a.share);
}

export interface WorkerRow {
  readonly number: number;
  readonly components: readonly string[];
  /** Of the time of the run, 0 to 1. */
  readonly share: number;
}

export function workerRows({ workers, components, elapsed }: RunProfile): readonly WorkerRow[] {
  return workers.map(({ number, worked }) => ({
    number,
    components: components.filter(({ worker }) => worker === number).map(({ name }) => name),
    share: elapsed > 0 ? worked / elapsed : 0,
  }));
}
