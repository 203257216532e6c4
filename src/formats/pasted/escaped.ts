const ENTITIES: Readonly<Record<string, string>> = {
  ...{ quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: '\u00a0' },
  ...{ ndash: '–', mdash: '—', minus: '−', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));/gu;

/** The text with the characters that a web page's source has names or numbers for; null where there are none. */
export function withoutEntities(text: string): string | null {
  const plain = text.replace(ENTITY, (whole, digits?: string, hex?: string, name?: string) => {
    if (name !== undefined)
      return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = digits === undefined ? parseInt(hex ?? '', 16) : Number(digits);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
  return plain === text ? null : plain;
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([nrt"'\\/]))/gu;
const PLAIN: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A text as programs write it into one line, with `\\n` for each break; null where it is none. */
export function unescaped(text: string): string | null {
  const line = text.trim();
  if (line.includes('\n') || !line.includes('\\n')) return null;
  const inner = /^(["'`])(.*)\1[,;]?$/u.exec(line)?.[2] ?? line;
  return inner.replace(ESCAPE, (_, hex?: string, sign?: string) =>
    hex === undefined ? (PLAIN[sign ?? ''] ?? sign ?? '') : String.fromCharCode(parseInt(hex, 16)),
  );
}
