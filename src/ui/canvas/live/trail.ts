import { ownValue } from '../../../base/json.ts';
import type { RunState } from '../../../stores/api.ts';
import { createCurve, createSeriesCurve, type Curve, type SeriesCurve } from './curve.ts';

/** What went over the wires: the curves of outputs, and how fast components step. */
export interface Trail {
  /** Takes what a run tells of its outputs and what it recorded. */
  take(run: RunState): void;
  /**
   * The curve of an output, oldest first: of a watched one all that was recorded, with its extremes;
   * of another what was told while it ran.
   */
  of(component: string, field: string): readonly number[];
  /** Steps a second of a component between the last two tellings; null: not known, or it stands still. */
  rate(component: string): number | null;
}

export function createTrail(now: () => number = () => performance.now()): Trail {
  const told = new Map<string, Curve>();
  const recorded = new Map<string, SeriesCurve>();
  const steps = new Map<string, number>();
  const rates = new Map<string, number>();
  let last: Pick<RunState, 'outputs' | 'series' | 'record'> = {
    outputs: {},
    series: {},
    record: null,
  };
  let at = 0;

  function forget(): void {
    told.clear();
    recorded.clear();
  }

  function take(run: RunState): void {
    const { phase, outputs, record } = run;
    const isNew = outputs !== last.outputs;
    // The curves of a run that is over stay until another one begins or is shown.
    if (last.record !== null && record !== last.record) forget();
    last = run;
    if (!isNew) return;
    rates.clear();
    if (Object.keys(outputs).length === 0) {
      steps.clear();
      if (phase.kind !== 'ended') forget();
      return;
    }
    const time = now();
    for (const [component, fields] of Object.entries(outputs)) {
      for (const [field, value] of Object.entries(fields)) {
        const id = `${component}.${field}`;
        if (typeof value !== 'number' && typeof value !== 'boolean') continue;
        const curve = told.get(id) ?? createCurve();
        curve.add(Number(value));
        told.set(id, curve);
      }
      const done = ownValue(run.components, component)?.steps ?? 0;
      const before = steps.get(component);
      if (before !== undefined && done > before && time > at)
        rates.set(component, ((done - before) * 1_000) / (time - at));
      steps.set(component, done);
    }
    at = time;
  }

  function of(component: string, field: string): readonly number[] {
    const id = `${component}.${field}`;
    const series = Object.hasOwn(last.series, id) ? last.series[id] : undefined;
    if (series === undefined || series.length === 0) return told.get(id)?.numbers() ?? [];
    const curve = recorded.get(id) ?? createSeriesCurve();
    recorded.set(id, curve);
    return curve.of(series);
  }

  return { take, of, rate: (component) => rates.get(component) ?? null };
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
