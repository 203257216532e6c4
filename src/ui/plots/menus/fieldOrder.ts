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
