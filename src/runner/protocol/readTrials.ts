import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { TrialResult, TrialSeries } from '../../model/run/index.ts';
import { own, readAmount, readCount, readMessage } from './fields.ts';
import { LIMITS } from './limits.ts';
import type { Broken, TrialNews } from './messages.ts';
import { readBroken } from './readBatch.ts';

const STATUSES = ['completed', 'constrained', 'failed'] as const;

function readResult(value: unknown): TrialResult | undefined {
  if (!isObject(value)) return undefined;
  const number = readCount(own(value, 'number'));
  const status = STATUSES.find((one) => one === own(value, 'status'));
  const seconds = readAmount(own(value, 'seconds'));
  const told = own(value, 'error');
  const error = told === null ? null : readMessage(told);
  const listed = own(value, 'objectives');
  if (number === undefined || status === undefined || seconds === undefined) return undefined;
  if (error === undefined || !Array.isArray(listed)) return undefined;
  if (listed.length > LIMITS.objectives) return undefined;
  const objectives: number[] = [];
  for (const item of listed as readonly unknown[]) {
    if (typeof item !== 'number' || Number.isNaN(item)) return undefined;
    objectives.push(item);
  }
  const series = readSeries(own(value, 'series'));
  if (series === undefined) return undefined;
  const result = { number, status, objectives, error, seconds };
  return series === null ? result : { ...result, series };
}

/** Null: the trial has recorded nothing. */
function readSeries(value: unknown): readonly TrialSeries[] | null | undefined {
  if (value === undefined) return null;
  if (!Array.isArray(value) || value.length > LIMITS.trialSeries) return undefined;
  const series: TrialSeries[] = [];
  for (const item of value as readonly unknown[]) {
    if (!isObject(item)) return undefined;
    const stride = readCount(own(item, 'stride'));
    const values = own(item, 'values');
    if (stride === undefined || !Number.isInteger(Math.log2(stride))) return undefined;
    if (!(values instanceof Float64Array) || values.length > LIMITS.trialValues) return undefined;
    series.push({ stride, values: values.slice() });
  }
  return series;
}

/**
 * Reads what came from a sandbox with trials; whatever it ran may have sent it.
 *
 * @returns the news, or what is wrong with it
 */
export function readTrialNews(value: unknown): Result<TrialNews | Broken, string> {
  if (!isObject(value)) return fail('no message');
  const kind = own(value, 'kind');
  if (kind === 'broken') {
    const broken = readBroken(value);
    return broken === undefined ? fail('no message') : ok(broken);
  }
  if (kind === 'at') {
    const number = readCount(own(value, 'number'));
    return number === undefined ? fail('no number of a trial') : ok({ kind, number });
  }
  const listed = own(value, 'results');
  if (kind !== 'results' || !Array.isArray(listed) || listed.length > LIMITS.trials)
    return fail('no results');
  const results: TrialResult[] = [];
  for (const item of listed as readonly unknown[]) {
    const result = readResult(item);
    if (result === undefined) return fail('a result of an unknown shape');
    results.push(result);
  }
  return ok({ kind, results });
}
