import type { PatchbayDocument } from '../../model/document.ts';
import { layoutOf, type Position, withLayout } from '../../model/layout/layout.ts';

const rounded = (x: number) => Math.round(x * 100) / 100;

/** Gives components other places; names that are no component's are kept out. */
export function moveComponents(
  document: PatchbayDocument,
  places: ReadonlyMap<string, Position>,
): PatchbayDocument {
  const positions = new Map(layoutOf(document).positions);
  for (const [name, { x, y }] of places) {
    if (Number.isFinite(x) && Number.isFinite(y)) {
      positions.set(name, { x: rounded(x), y: rounded(y) });
    }
  }
  return withPositions(document, positions);
}

export function withPositions(
  document: PatchbayDocument,
  positions: ReadonlyMap<string, Position>,
): PatchbayDocument {
  const entries = [...positions].map(([name, { x, y }]) => [name, [x, y]] as const);
  return withLayout(document, 'positions', Object.fromEntries(entries));
}
