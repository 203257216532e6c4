import type { Series } from '../../stores/api.ts';

export interface SeriesStats {
  readonly last: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

interface Scan {
  values: Float64Array;
  length: number;
  min: number;
  max: number;
}

/**
 * Smallest and largest value of growing series. Each entry is looked at once, however often it is
 * asked: a series of millions would otherwise be read again with every batch.
 */
export class StatsOfSeries {
  private readonly scans = new Map<string, Scan>();

  of(series: Series): SeriesStats {
    const { field, length, values } = series;
    let scan = this.scans.get(field);
    const grown = scan !== undefined && scan.length <= length && isSameStart(scan, series);
    if (scan === undefined || !grown) {
      scan = { values, length: 0, min: Infinity, max: -Infinity };
      this.scans.set(field, scan);
    }
    for (let i = scan.length; i < length; i++) {
      const value = values[i] ?? Number.NaN;
      if (value < scan.min) scan.min = value;
      if (value > scan.max) scan.max = value;
    }
    scan.length = length;
    scan.values = values;
    return {
      last: length > 0 ? (values[length - 1] ?? Number.NaN) : Number.NaN,
      min: scan.min <= scan.max ? scan.min : Number.NaN,
      max: scan.min <= scan.max ? scan.max : Number.NaN,
      count: length,
    };
  }
}

/** A new run starts a column anew; a column that grew was copied into a larger one. */
function isSameStart(scan: Scan, { values }: Series): boolean {
  if (scan.values === values) return true;
  const last = scan.length - 1;
  return last < 0 || Object.is(scan.values[last], values[last]);
}
