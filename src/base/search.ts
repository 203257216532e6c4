/** The words of a search, in small letters; none for an empty one. */
export function wordsOf(search: string): readonly string[] {
  return search.toLowerCase().split(/\s+/u).filter(Boolean);
}

/** Whether each of the words is somewhere in a text. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const small = text.toLowerCase();
  return words.every((word) => small.includes(word));
}

/**
 * What a search finds: each of its words is in the name or in what else is told. First come names that begin
 * with the search, then those with a word that does; else the order stays, as it does while nothing is typed.
 *
 * @param alsoOf more words by which one may be found
 */
export function searchIn<T>(
  all: readonly T[],
  search: string,
  nameOf: (one: T) => string,
  alsoOf: (one: T) => string = () => '',
): readonly T[] {
  const text = search.trim().toLowerCase();
  if (text === '') return all;
  const words = wordsOf(search);
  const rank = (one: T): number => {
    const name = nameOf(one).toLowerCase();
    if (name.startsWith(text)) return 0;
    return name.includes(` ${text}`) ? 1 : 2;
  };
  return all
    .filter((one) => hasWords(`${nameOf(one)} ${alsoOf(one)}`, words))
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}
