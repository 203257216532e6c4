/** Accents and the like on one letter: no script needs more, and each of thousands is drawn over the others. */
const MOST_MARKS = 10;
const PILE = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');

/**
 * As much of a text as is drawn of it where there is little room: its beginning, without piles of marks on
 * one letter. To lay out a million of either takes a page seconds. Only for what is shown, never for what
 * is kept.
 *
 * @param most UTF-16 units of it that are drawn at most
 */
export function drawnText(text: string, most = 300): string {
  const begin =
    text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
  return begin.replace(PILE, '$1');
}
