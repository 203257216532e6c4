/** Letters that are no letter with a mark upon it. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
};

/**
 * The nearest name to a text: letters without their marks, `_` for what cannot stand in a name, no digit first, a
 * number behind one that is taken. Null where nothing of the text can stand in a name.
 *
 * @param dash a `-` may stand in it
 */
export function nearestName(
  text: string,
  taken: (name: string) => boolean,
  dash = false,
): string | null {
  const plain = text
    .trim()
    .replace(/[ßæÆœŒøØłŁđĐ]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(dash ? /[^\w-]+/g : /\W+/g, '_')
    .replace(/^[_-]+(?=\w)|_+$/g, '');
  if (!/[a-zA-Z0-9]/.test(plain)) return null;
  const name = /^\d/.test(plain) ? `_${plain}` : plain;
  if (!taken(name)) return name;
  const [, stem = name, end = '1'] = /^(.*?)(\d{1,9})?$/.exec(name) ?? [];
  for (let n = Number(end) + 1; ; n++) if (!taken(`${stem}${n}`)) return `${stem}${n}`;
}
