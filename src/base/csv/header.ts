/** Names of columns as pandas makes them distinct: `a`, `a.1`, `a.2`; `Unnamed: 3` where there is none. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((title, i) => {
    const wanted = title === '' ? `Unnamed: ${i}` : title;
    let name = wanted;
    for (let n = 1; taken.has(name); n++) name = `${wanted}.${n}`;
    taken.add(name);
    return name;
  });
}
