/** Names that some system gives to no file. */
const TAKEN = /^(con|prn|aux|nul|com\d|lpt\d)$/iu;
const LONGEST = 100;

/** A name that every system takes for a file; nothing of it leads elsewhere. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._() -]+/gu, '-')
    .replaceAll(/^[-. ]+|[-. ]+$/gu, '')
    .slice(0, LONGEST);
  return plain === '' || TAKEN.test(plain) ? `${plain || 'document'}-` : plain;
}

/** The path of an attached file below its document's folder; its folders stay. */
export const plainPath = (name: string): readonly string[] =>
  name
    .split(/[/\\]+/u)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(plainName);

/** Such a name that none of the others has, in whatever case. */
export function freeName(name: string, others: readonly string[]): string {
  const known = new Set(others.map((other) => other.toLowerCase()));
  const base = plainName(name);
  for (let number = 1; ; number++) {
    const free = number === 1 ? base : `${base} (${number})`;
    if (!known.has(free.toLowerCase())) return free;
  }
}
