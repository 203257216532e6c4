/** Which step of the run each entry of a series belongs to. */
export interface Stepped {
  readonly length: number;
  /** Step of the first entry. */
  readonly first?: number;
  /** Steps from one entry to the next; above one once a long series was thinned. */
  readonly stride?: number;
}

/** The steps at which at least one of some series has an entry: `first`, `first + stride`, ... */
export interface StepGrid {
  readonly first: number;
  readonly stride: number;
  readonly rows: number;
}

export function stepGrid(series: readonly Stepped[]): StepGrid {
  const known = series.filter(({ length }) => length > 0);
  if (known.length === 0) return { first: 0, stride: 1, rows: 0 };
  const first = Math.min(...known.map((one) => one.first ?? 0));
  const stride = Math.min(...known.map((one) => one.stride ?? 1));
  const last = Math.max(...known.map(lastStep));
  return { first, stride, rows: Math.floor((last - first) / stride) + 1 };
}

export function lastStep({ length, first = 0, stride = 1 }: Stepped): number {
  return first + (length - 1) * stride;
}

/** Index of a series' entry at a step; -1 when it has none there. */
export function entryAt({ length, first = 0, stride = 1 }: Stepped, step: number): number {
  const at = (step - first) / stride;
  return Number.isInteger(at) && at >= 0 && at < length ? at : -1;
}

/** Index of the entry at or before a step; -1 when there is none, or the series has ended. */
export function entryBefore({ length, first = 0, stride = 1 }: Stepped, step: number): number {
  const at = Math.floor((step - first) / stride);
  return at >= 0 && at < length ? at : -1;
}
