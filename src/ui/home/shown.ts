import { searchIn } from '../../base/search.ts';
import type { ShelfEntry } from '../../stores/index.ts';

/** Which documents are shown: by where they are, or by a tag (`#tag`). */
export type Which = 'all' | 'templates' | 'examples' | 'trash' | 'storage' | `#${string}`;

export type Order = 'changed' | 'opened' | 'name' | 'size';

export const ORDERS: readonly { readonly value: Order; readonly label: string }[] = [
  { value: 'changed', label: 'Last changed' },
  { value: 'opened', label: 'Last opened' },
  { value: 'name', label: 'Name' },
  { value: 'size', label: 'Components' },
];

/** A document in the trash stays there for so many days. */
export const TRASH_DAYS = 30;

const NAMES = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const COMPARE: Readonly<Record<Order, (a: ShelfEntry, b: ShelfEntry) => number>> = {
  changed: (a, b) => b.modifiedAt - a.modifiedAt,
  opened: (a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0),
  name: (a, b) => NAMES.compare(a.name, b.name),
  size: (a, b) => b.components - a.components,
};

/** The documents that are to be seen, in their order. What was thrown away last stands first in the trash. */
export function shownEntries(
  shelf: readonly ShelfEntry[],
  { which, search, order }: { which: Which; search: string; order: Order },
): readonly ShelfEntry[] {
  const there = shelf.filter((entry) => isAmong(entry, which));
  const compare =
    which === 'trash'
      ? (a: ShelfEntry, b: ShelfEntry) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0)
      : COMPARE[order];
  const sorted = there.toSorted((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1));
  return searchIn(
    sorted,
    search,
    ({ name }) => name,
    ({ tags }) => tags.join(' '),
  );
}

function isAmong({ deletedAt, isTemplate, tags }: ShelfEntry, which: Which): boolean {
  if (which === 'trash') return deletedAt !== null;
  if (deletedAt !== null) return false;
  if (which === 'templates') return isTemplate;
  return which === 'all' || tags.some((tag) => which === `#${tag}`);
}

/** Every tag with how many documents have it, by name. */
export function tagsOf(
  shelf: readonly ShelfEntry[],
): readonly (readonly [tag: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { deletedAt, tags } of shelf)
    if (deletedAt === null) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => NAMES.compare(a, b));
}

/** Longest tag, and how many a document has at most. */
const LONGEST_TAG = 40;
const MOST_TAGS = 12;

/** The tags in a text of several with commas between; a `#` before one, and one that is there twice, do not count. */
export function readTags(text: string): readonly string[] {
  const tags = text
    .split(',')
    .map((tag) =>
      tag
        .replace(/^[\s#]+|\s+$/gu, '')
        .replace(/\s+/gu, ' ')
        .slice(0, LONGEST_TAG),
    )
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, MOST_TAGS);
}

/** How many days a document in the trash has left; at least one, since it goes at the next visit after that. */
export function daysLeft(deletedAt: number, now: number): number {
  const passed = Math.max(0, now - deletedAt) / (24 * 60 * 60 * 1000);
  return Math.max(1, Math.ceil(TRASH_DAYS - passed));
}
