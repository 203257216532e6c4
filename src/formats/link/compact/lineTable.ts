/** One sign for each different line: the printable ones that JSON writes as they are. */
const SIGNS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter(
  (sign) => sign !== '"' && sign !== '\\',
);

/**
 * A text whose lines repeat: a sign for each line, and after it the different lines. Null where there are
 * too many of them.
 */
export function toLineTable(text: string): readonly string[] | null {
  const lines = text.split('\n');
  const signs = new Map<string, string>();
  for (const line of lines) {
    const sign = SIGNS[signs.size];
    if (signs.has(line)) continue;
    if (sign === undefined) return null;
    signs.set(line, sign);
  }
  return [lines.map((line) => signs.get(line)).join(''), ...signs.keys()];
}

/** @param most letters of the text; null where it has more, or is no text at all */
export function fromLineTable(table: readonly unknown[], most: number): string | null {
  const [signs, ...lines] = table;
  if (typeof signs !== 'string') return null;
  const text: string[] = [];
  let size = 0;
  for (const sign of signs) {
    const line = lines[SIGNS.indexOf(sign)];
    if (typeof line !== 'string') return null;
    size += line.length + 1;
    if (size > most) return null;
    text.push(line);
  }
  return text.join('\n');
}
