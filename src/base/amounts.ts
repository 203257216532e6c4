/** A share in whole percent; what is small but there is not called nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  return `${Math.round(100 * Math.min(1, share))} %`;
}

const UNITS = [
  ['s', 1_000],
  ['ms', 1],
  ['µs', 0.001],
] as const;

/** A duration with its unit, in two or three digits. */
export function duration(milliseconds: number): string {
  if (milliseconds <= 0) return '0 ms';
  const [unit, size] = UNITS.find(([, least]) => milliseconds >= least) ?? ['ns', 0.000_001];
  const value = milliseconds / size;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(2))} ${unit}`;
}

/** A count with thousands apart. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
