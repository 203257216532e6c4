/** The best of all values up to each; NaN before there is one. */
export function bestSoFar(
  values: Float64Array,
  length: number,
  direction: 'min' | 'max',
): Float64Array {
  const best = new Float64Array(length);
  let so = Number.NaN;
  for (let i = 0; i < length; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value) && !(direction === 'max' ? value <= so : value >= so)) so = value;
    best[i] = so;
  }
  return best;
}

/** The row of the best value that is a finite number, as plugboard's tuner looks for it; -1 where there is none. */
export function bestRow(values: Float64Array, length: number, direction: 'min' | 'max'): number {
  let best = -1;
  for (let i = 0; i < length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    const so = best < 0 ? Number.NaN : (values[best] as number);
    if (best < 0 || (direction === 'max' ? value > so : value < so)) best = i;
  }
  return best;
}
