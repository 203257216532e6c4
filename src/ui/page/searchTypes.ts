import { hasWords, wordsOf } from '../../base/search.ts';
import type { Category, ComponentType } from '../../model/index.ts';

export interface PaletteGroup {
  readonly category: Category;
  readonly title: string;
  readonly types: readonly ComponentType[];
}

const TITLES: readonly (readonly [Category, string])[] = [
  // Who wrote components of their own looks for those first.
  ['custom', 'This document'],
  ['source', 'Sources'],
  ['math', 'Math'],
  ['control', 'Control'],
  ['signal', 'Signal'],
  ['statistics', 'Statistics'],
  ['file', 'Files'],
  ['sink', 'Sinks'],
];

/**
 * Types that a search finds, by category. Each word must be in the name, the type text or the
 * summary; within a category the catalogue's order stays.
 */
export function searchTypes(
  types: readonly ComponentType[],
  search: string,
): readonly PaletteGroup[] {
  const words = wordsOf(search);
  const found = types.filter(({ label, type, category, summary }) =>
    hasWords(`${label} ${type} ${category} ${summary}`, words),
  );
  return TITLES.map(([category, title]) => ({
    category,
    title,
    types: found.filter((type) => type.category === category),
  })).filter((group) => group.types.length > 0);
}

/** What Enter in the search adds: a type whose name begins with the search, else the first found. */
export function bestType(
  groups: readonly PaletteGroup[],
  search: string,
): ComponentType | undefined {
  const all = groups.flatMap((group) => group.types);
  const start = search.trim().toLowerCase();
  return all.find(({ label }) => label.toLowerCase().startsWith(start)) ?? all[0];
}
