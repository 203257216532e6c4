import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import type { FinishedTrial } from '../../model/run/index.ts';
import type { StudyFacts } from '../job/StudyFacts.ts';

/** A study that plugboard's tuner carried out. */
export interface TunedStudy {
  readonly study: StudyFacts;
  readonly trials: readonly FinishedTrial[];
  readonly seconds: number;
  /** Processor cores of the cluster: as many trials ran side by side at most. */
  readonly workers: number;
}

/** Reads what the job of a study wrote down (`trials.json`); in words what is wrong with it. */
export function readTrials(bytes: Uint8Array): Result<TunedStudy, string> {
  const text = decodeUtf8(bytes);
  let value: unknown;
  try {
    value = text.ok ? JSON.parse(text.value) : undefined;
  } catch {
    value = undefined;
  }
  if (!isObject(value) || !Array.isArray(value['trials']))
    return fail('They are no JSON of trials.');
  const study = readFacts(value['study']);
  if (study === null) return fail('They do not say of which study they are.');
  const trials: FinishedTrial[] = [];
  for (const [at, one] of value['trials'].entries()) {
    const trial = readTrial(one, study);
    if (trial === null) return fail(`Trial ${at} cannot be read.`);
    trials.push(trial);
  }
  return ok({
    ...{ study, trials },
    seconds: numberIn(value['seconds']) ?? 0,
    workers: numberIn(value['workers']) ?? 1,
  });
}

function readFacts(value: unknown): StudyFacts | null {
  if (!isObject(value)) return null;
  const { name, seed, dimensions, objectives } = value;
  if (typeof name !== 'string' || typeof seed !== 'number') return null;
  if (!Array.isArray(dimensions) || !dimensions.every((one) => typeof one === 'string'))
    return null;
  if (!Array.isArray(objectives)) return null;
  const read = objectives.flatMap((one: unknown) => {
    if (!isObject(one) || typeof one['name'] !== 'string') return [];
    const { name: full, direction } = one;
    return direction === 'min' || direction === 'max' ? [{ name: full, direction } as const] : [];
  });
  return read.length === objectives.length
    ? { name, seed, dimensions: dimensions as readonly string[], objectives: read }
    : null;
}

function readTrial(value: unknown, { objectives }: StudyFacts): FinishedTrial | null {
  if (!isObject(value) || !isObject(value['arguments'])) return null;
  const { number, error, seconds } = value;
  if (typeof number !== 'number' || (error !== null && typeof error !== 'string')) return null;
  const told = isObject(value['objectives']) ? value['objectives'] : {};
  const values = objectives.map(({ name }) => numberIn(told[name]));
  const isWhole = values.every((one) => one !== null) && error === null;
  // Jobs of an earlier Patchbay do not tell of constraints.
  const constraint = typeof value['constraint'] === 'string' ? value['constraint'] : null;
  return {
    number,
    arguments: value['arguments'] as JsonObject as Readonly<Record<string, Json>>,
    status: !isWhole ? 'failed' : constraint === null ? 'completed' : 'constrained',
    objectives: isWhole ? values.filter((one) => one !== null) : [],
    error: isWhole ? constraint : (error ?? 'An objective has no value.'),
    seconds: numberIn(seconds) ?? 0,
  };
}

/** Numbers that JSON has not are texts, as in all JSON of ours. */
function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : null;
}
