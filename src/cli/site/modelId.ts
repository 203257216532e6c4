const LONGEST = 80;

/**
 * A name for addresses, made of a model's path; no two are the same.
 *
 * @param taken names that others have
 */
export function modelId(path: string, taken: ReadonlySet<string>): string {
  const name = path
    .replace(/\.ya?ml$/i, '')
    .replace(/(?<=\/)model$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  const first = name || 'model';
  for (let count = 1; ; count++) {
    const id = count === 1 ? first : `${first}-${count}`;
    if (!taken.has(id)) return id;
  }
}
