/**
 * Whether two names mean one file: systems write the same letters in one or in several characters (`ü`,
 * and `u` with two dots, as a Mac gives it), and nobody sees the difference.
 */
export function isSameFileName(one: string, other: string): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC');
}

/** The spellings of a name under which a disk may have the file, the given one first. */
export function spellings(name: string): readonly string[] {
  return [...new Set([name, name.normalize('NFC'), name.normalize('NFD')])];
}
