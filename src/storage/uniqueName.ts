const NUMBERED = /^(.*?) \((\d{1,6})\)$/su;

/** `name`, or `name (2)`, `name (3)`, ... when it is taken. A blank name becomes "Untitled". */
export function uniqueName(name: string, taken: Iterable<string>): string {
  const wanted = name.trim() === '' ? 'Untitled' : name.trim();
  const used = new Set(taken);
  if (!used.has(wanted)) return wanted;
  const numbered = NUMBERED.exec(wanted);
  const stem = numbered?.[1] ?? wanted;
  let number = numbered?.[2] === undefined ? 2 : Number(numbered[2]) + 1;
  while (used.has(`${stem} (${number})`)) number += 1;
  return `${stem} (${number})`;
}
