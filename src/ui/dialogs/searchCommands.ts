/** A line of the command palette. */
export interface Finding {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, in a word or two. */
  readonly kind: string;
  /** More words that a search may use. */
  readonly also: string;
}

/**
 * Findings in which every word of the search occurs, those whose label begins with it first, then
 * those with a word that does; else in their given order.
 */
export function searchFindings<T extends Finding>(all: readonly T[], search: string): readonly T[] {
  const text = search.trim().toLowerCase();
  if (text === '') return all;
  const words = text.split(/\s+/u);
  const ranked = all.flatMap((finding, order) => {
    const label = finding.label.toLowerCase();
    const whole = `${label} ${finding.kind} ${finding.also}`.toLowerCase();
    if (!words.every((word) => whole.includes(word))) return [];
    const rank = label.startsWith(text) ? 0 : ` ${label}`.includes(` ${text}`) ? 1 : 2;
    return [{ finding, rank, order }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ finding }) => finding);
}
