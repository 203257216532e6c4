import type { WatchableField } from './useFields.ts';

/** Fields as a list offers them: the watched ones, then those of what is selected, then the rest. */
export function inOrder(
  fields: readonly WatchableField[],
  watched: readonly string[],
  selected: readonly string[],
): readonly WatchableField[] {
  const rank = ({ field, component }: WatchableField): number => {
    if (watched.includes(field)) return 0;
    return selected.includes(component) ? 1 : 2;
  };
  return fields.toSorted((a, b) => rank(a) - rank(b));
}

/** Fields whose name has all words of a search, those that begin with it first. */
export function matching(
  fields: readonly WatchableField[],
  search: string,
): readonly WatchableField[] {
  const text = search.trim().toLowerCase();
  const words = text.split(/\s+/).filter(Boolean);
  const found = fields.filter(({ field }) =>
    words.every((word) => field.toLowerCase().includes(word)),
  );
  if (text === '') return found;
  const begins = ({ field }: WatchableField) => field.toLowerCase().startsWith(text);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))];
}
