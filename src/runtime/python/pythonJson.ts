/** Which parts of plain data are floats, whole ones too: by key or index; true for the value itself. */
export type Floats = true | ReadonlyMap<string, Floats>;

/** Paths of floats as a tree; undefined where there is none. */
export function floatsAt(paths: readonly (readonly string[])[]): Floats | undefined {
  if (paths.length === 0) return undefined;
  if (paths.some((path) => path.length === 0)) return true;
  const below = new Map<string, (readonly string[])[]>();
  for (const [key = '', ...rest] of paths) {
    const known = below.get(key);
    if (known === undefined) below.set(key, [rest]);
    else known.push(rest);
  }
  const tree = new Map<string, Floats>();
  for (const [key, rest] of below) {
    const floats = floatsAt(rest);
    if (floats !== undefined) tree.set(key, floats);
  }
  return tree;
}

/** Those of a member. */
export const below = (floats: Floats | undefined, key: string): Floats | undefined =>
  floats === true ? undefined : floats?.get(key);

/**
 * Plain data as JSON that Python reads: with NaN and the infinities, and every digit of a bigint.
 *
 * @param floats what of it is written as a float though its value is whole
 */
export function pythonJson(value: unknown, floats?: Floats): string {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return 'NaN';
    if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
    if (Object.is(value, -0)) return '-0.0';
    const text = String(value);
    return floats === true && /^-?\d+$/.test(text) ? `${text}.0` : text;
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  const at = (key: string) => below(floats, key);
  if (Array.isArray(value))
    return `[${value.map((item, i) => pythonJson(item, at(String(i)))).join(',')}]`;
  if (typeof value !== 'object' || value === null) return 'null';
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${pythonJson(item, at(key))}`,
  );
  return `{${entries.join(',')}}`;
}
