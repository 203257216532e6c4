import type { RunState } from '../../stores/api.ts';

/** Values of an output that are remembered for its little curve. */
const KEPT = 32;

/** What went over the wires lately: the numbers that were told, and how fast components step. */
export interface Trail {
  /** Takes what a run tells of its outputs. */
  take(run: RunState): void;
  /** The latest numbers of an output, oldest first. */
  of(component: string, field: string): readonly number[];
  /** Steps a second of a component between the last two tellings; null: not known, or it stands still. */
  rate(component: string): number | null;
}

export function createTrail(now: () => number = () => performance.now()): Trail {
  const curves = new Map<string, number[]>();
  const steps = new Map<string, number>();
  const rates = new Map<string, number>();
  let at = 0;

  function take({ phase, outputs, components }: RunState): void {
    const time = now();
    rates.clear();
    if (Object.keys(outputs).length === 0) {
      steps.clear();
      // The curves of a run that is over stay until another one begins.
      if (phase.kind !== 'ended') curves.clear();
      return;
    }
    for (const [component, fields] of Object.entries(outputs)) {
      for (const [field, value] of Object.entries(fields)) {
        const id = `${component}.${field}`;
        if (typeof value === 'string') continue;
        const curve = curves.get(id) ?? [];
        curve.push(Number(value));
        if (curve.length > KEPT) curve.shift();
        curves.set(id, curve);
      }
      const done = components[component]?.steps ?? 0;
      const before = steps.get(component);
      if (before !== undefined && done > before && time > at)
        rates.set(component, ((done - before) * 1_000) / (time - at));
      steps.set(component, done);
    }
    at = time;
  }

  return {
    take,
    of: (component, field) => curves.get(`${component}.${field}`) ?? [],
    rate: (component) => rates.get(component) ?? null,
  };
}

const UNITS = [
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** Steps a second in few letters; nothing when there is no rate. */
export function rateText(rate: number | null): string {
  if (rate === null) return '';
  const [unit, letter] = UNITS.find(([size]) => rate >= size) ?? [1, ''];
  const digits = rate / unit >= 100 || unit === 1 ? 0 : 1;
  return `${(rate / unit).toFixed(digits)}${letter && ` ${letter}`}/s`;
}
