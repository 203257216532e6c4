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
const plainPath = (name: string): readonly string[] =>
  name
    .split(/[/\\]+/u)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(plainName);

/**
 * Paths of attached files below their document's folder, in their order. No two are the same, also where a
 * system makes no difference between capitals and small letters.
 */
export function plainPaths(names: readonly string[]): readonly (readonly string[])[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const path = plainPath(name);
    const folders = path.slice(0, -1);
    const [, stem = '', ending = ''] =
      /^(.*?)(\.[^.]*)?$/u.exec(path.at(-1) ?? plainName('')) ?? [];
    for (let number = 1; ; number++) {
      const free = [...folders, number === 1 ? `${stem}${ending}` : `${stem} (${number})${ending}`];
      const key = free.join('/').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return free;
    }
  });
}

/** Such a name that none of the others has, in whatever case. */
export function freeName(name: string, others: readonly string[]): string {
  const known = new Set(others.map((other) => other.toLowerCase()));
  const base = plainName(name);
  for (let number = 1; ; number++) {
    const free = number === 1 ? base : `${base} (${number})`;
    if (!known.has(free.toLowerCase())) return free;
  }
}
