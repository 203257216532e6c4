/** Plain data as JSON that Python reads: with NaN and the infinities, and every digit of a bigint. */
export function pythonJson(value: unknown): string {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return 'NaN';
    if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
    return Object.is(value, -0) ? '-0.0' : String(value);
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return 'null';
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${pythonJson(item)}`,
  );
  return `{${entries.join(',')}}`;
}
