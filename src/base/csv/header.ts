/**
 * Names of columns as pandas makes them distinct: `a`, `a.1`, `a.2`; `Unnamed: 3` where there is none.
 * A title that stands in the header itself is never given to another column, and columns without one
 * are named last.
 */
export function columnNames(header: readonly string[]): string[] {
  const names = header.map((title, i) => (title === '' ? `Unnamed: ${i}` : title));
  const untitled = [...header.keys()].filter((i) => header[i] === '');
  const titled = [...header.keys()].filter((i) => header[i] !== '');
  const present = new Set(names);
  const counts = new Map<string, number>();
  for (const i of [...titled, ...untitled]) {
    const wanted = names[i] ?? '';
    let name = wanted;
    let count = counts.get(name) ?? 0;
    while (count > 0) {
      counts.set(wanted, count + 1);
      name = `${wanted}.${count}`;
      count = present.has(name) ? count + 1 : (counts.get(name) ?? 0);
    }
    names[i] = name;
    present.add(name);
    counts.set(name, count + 1);
  }
  return names;
}
