import { isObject, type Json } from '../../base/json.ts';
import type { TuneField } from '../../model/index.ts';
import type { TrialObjective, TrialRequest } from '../../model/run/index.ts';
import { LIMITS, own, readCount, readText } from '../../runner/protocol/index.ts';
import { readFiles, readFloats } from '../readRequest.ts';

const TYPES = ['component', 'process'] as const;
const KINDS = ['arg', 'initial_value', 'parameter', 'field'] as const;

function readField(value: unknown): TuneField | undefined {
  if (!isObject(value)) return undefined;
  const object_type = TYPES.find((one) => one === own(value, 'object_type'));
  const field_type = KINDS.find((one) => one === own(value, 'field_type'));
  const object_name = own(value, 'object_name') ?? null;
  const field_name = readText(own(value, 'field_name'));
  if (object_type === undefined || field_type === undefined || field_name === undefined)
    return undefined;
  if (object_name !== null && typeof object_name !== 'string') return undefined;
  return { object_type, object_name, field_type, field_name } as TuneField;
}

function readFields(value: unknown): readonly (readonly [string, TuneField])[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const fields: (readonly [string, TuneField])[] = [];
  for (const item of value as readonly unknown[]) {
    const [name, field] = Array.isArray(item) ? (item as readonly unknown[]) : [];
    const read = readField(field);
    if (typeof name !== 'string' || read === undefined) return undefined;
    fields.push([name, read]);
  }
  return fields;
}

function readObjectives(value: unknown): readonly TrialObjective[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const objectives: TrialObjective[] = [];
  for (const item of value as readonly unknown[]) {
    if (!isObject(item)) return undefined;
    const component = readText(own(item, 'component'));
    const field = readText(own(item, 'field'));
    const direction = own(item, 'direction') === 'min' ? 'min' : 'max';
    if (component === undefined || field === undefined) return undefined;
    objectives.push({ component, field, direction });
  }
  return objectives;
}

function readWatch(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > LIMITS.trialSeries) return undefined;
  const fields = (value as readonly unknown[]).map((field) => readText(field));
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

/** Reads what the page wants trials of; undefined where it has not the shape of that. */
export function readTrialSetup(value: unknown) {
  if (!isObject(value)) return undefined;
  const files = readFiles(own(value, 'files'));
  const floats = readFloats(own(value, 'floats') ?? []);
  const seed = own(value, 'seed');
  const fields = readFields(own(value, 'fields'));
  const objectives = readObjectives(own(value, 'objectives'));
  if (typeof seed !== 'number' || !Number.isSafeInteger(seed)) return undefined;
  if (files === undefined || floats === undefined) return undefined;
  if (fields === undefined || objectives === undefined) return undefined;
  const watch = readWatch(own(value, 'watch') ?? []);
  if (watch === undefined) return undefined;
  return { config: own(value, 'config'), files, floats, seed, fields, objectives, watch };
}

/** Reads trials that the page gives. */
export function readTrialRequests(value: unknown): readonly TrialRequest[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const trials: TrialRequest[] = [];
  for (const item of value as readonly unknown[]) {
    if (!isObject(item)) return undefined;
    const number = readCount(own(item, 'number'));
    const given = own(item, 'arguments');
    const seed = own(item, 'seed');
    if (number === undefined || !isObject(given)) return undefined;
    if (seed !== null && typeof seed !== 'number') return undefined;
    trials.push({ number, arguments: given as Readonly<Record<string, Json>>, seed });
  }
  return trials;
}
