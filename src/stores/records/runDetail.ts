import * as z from 'zod/mini';
import { extremesOf } from '../../base/extremes.ts';
import { isObject, type JsonObject } from '../../base/json.ts';
import {
  type AttachedFile,
  documentFromConfig,
  type PatchbayDocument,
  withoutLayout,
} from '../../model/index.ts';
import { modulesOf } from '../../model/modules.ts';
import type { Series } from './series.ts';
import { short } from './runRecord.ts';

/** Numbers that are kept with one run, of all its fields together; each is 8 bytes, 50 runs are kept. */
export const NUMBERS_KEPT = 32_768;
const FEWEST_OF_FIELD = 64;
const MOST_FIELDS = 512;
/** Characters of a model that is kept with each of its runs. */
const LARGEST_MODEL = 300_000;

/** Bytes of modules that are kept with each run. */
const LARGEST_CODE = 300_000;

/** What is kept with a run beside its record, and only read when somebody looks at it. */
export interface RunDetail {
  /** The watched fields, thinned where they were long. */
  readonly series: Readonly<Record<string, Series>>;
  /** The model that ran, without its layout; null when that is not known, or very large. */
  readonly model: PatchbayDocument | null;
  /** Whether the code that it ran with is beside the model; earlier versions did not keep it. */
  readonly hasCode: boolean;
}

/** A detail as it lies in storage: plain data, to be read by `readRunDetail`. */
export interface KeptDetail {
  readonly series: Readonly<Record<string, Series>>;
  readonly model: JsonObject | null;
  /** Its modules; absent: an earlier version did not keep them, or they are very large. */
  readonly code?: readonly AttachedFile[];
}

/** The detail of a run as it is kept: no more than so many numbers, whatever was watched. */
export function keptDetail(
  series: Readonly<Record<string, Series>>,
  config: JsonObject | null,
  files: readonly AttachedFile[] = [],
): KeptDetail {
  const fields = Object.values(series).slice(0, MOST_FIELDS);
  const most = Math.max(FEWEST_OF_FIELD, Math.floor(NUMBERS_KEPT / Math.max(1, fields.length)));
  const kept = fields.flatMap((one) => keptSeries(one, most) ?? []);
  const model = config === null ? null : withoutLayout(config);
  const code = modulesOf({ files });
  const codeSize = code.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const isSmall = model !== null && JSON.stringify(model).length <= LARGEST_MODEL;
  return {
    series: Object.fromEntries(kept.map((one) => [one.field, one])),
    model: isSmall ? model : null,
    ...(isSmall && codeSize <= LARGEST_CODE ? { code } : {}),
  };
}

/** A field with at most so many entries; null when its values are large and no numbers. */
function keptSeries(series: Series, most: number): Series | null {
  const { field, version, first = 0, stride = 1 } = series;
  const { kept, factor } = entriesKept(series, most);
  const values = Float64Array.from(kept, (at) => series.values[at] ?? Number.NaN);
  const other = series.other && Array.from(kept, (at) => short(series.other?.[at], 0));
  if (other !== null && sizeOf(other) > most * 16) return null;
  return { field, version, length: kept.length, values, other, first, stride: stride * factor };
}

/**
 * Entries of a series that stay when it is thinned by a power of two: of each bucket the smallest and
 * the largest, in their order, so that peaks stay.
 */
function entriesKept(
  { values, length }: Series,
  most: number,
): { readonly kept: Uint32Array; readonly factor: number } {
  let factor = 1;
  while (length / factor > most) factor *= 2;
  if (factor === 1) return { kept: Uint32Array.from({ length }, (_, at) => at), factor };
  const size = 2 * factor;
  const kept: number[] = [];
  for (let start = 0; start < length; start += size) {
    const end = Math.min(length, start + size);
    const { low, high } = extremesOf(values, start, end);
    kept.push(low < 0 ? start : Math.min(low, high));
    if (end - start > 1) kept.push(low < 0 ? end - 1 : Math.max(low, high));
  }
  return { kept: Uint32Array.from(kept), factor };
}

/** About how many bytes values take that are no plain numbers. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (value instanceof Float64Array) return 16 + value.byteLength;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + sizeOf(item), 16);
  if (!isObject(value)) return 8;
  return Object.values(value).reduce<number>((sum, item) => sum + sizeOf(item), 16);
}

const seriesSchema = z.object({
  field: z.string(),
  length: z.int().check(z.nonnegative()),
  values: z.instanceof(Float64Array),
  other: z.nullable(z.array(z.unknown())),
  first: z.int().check(z.nonnegative()),
  stride: z.int().check(z.positive()),
});

const detailSchema = z.object({
  series: z.record(z.string(), z.unknown()),
  model: z.nullable(z.custom<JsonObject>(isObject)),
  code: z.optional(z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }))),
});

/** The detail that storage gave; what in it cannot be read is left out. */
export function readRunDetail(value: unknown): RunDetail {
  const detail = detailSchema.safeParse(value);
  if (!detail.success) return { series: {}, model: null, hasCode: false };
  const series = Object.values(detail.data.series).flatMap((one) => {
    const read = seriesSchema.safeParse(one);
    if (!read.success || read.data.length > read.data.values.length) return [];
    return [[read.data.field, { ...read.data, version: 1 }] as const];
  });
  const { code } = detail.data;
  const model = readModel(detail.data.model, code ?? []);
  return { series: Object.fromEntries(series), model, hasCode: code !== undefined };
}

function readModel(
  config: JsonObject | null,
  files: readonly AttachedFile[],
): PatchbayDocument | null {
  if (config === null) return null;
  const read = documentFromConfig({ name: 'Model of a run', config, files });
  return read.ok ? read.value : null;
}
