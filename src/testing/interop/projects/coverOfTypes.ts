import { type PatchbayDocument, specOf } from '../../../model/index.ts';

/**
 * Some documents that, with those that are `there` already, have every component type of all: again and
 * again the one with most types that are missing, of these the smallest.
 */
export function coverOfTypes(
  documents: ReadonlyMap<string, PatchbayDocument>,
  there: readonly string[],
): readonly string[] {
  const covered = new Set(there.flatMap((id) => typesOf(documents.get(id))));
  const missing = new Set(
    [...documents.values()].flatMap(typesOf).filter((type) => !covered.has(type)),
  );
  const chosen: string[] = [];
  while (missing.size > 0) {
    const [best] = [...documents]
      .map(([id, document]) => {
        const fresh = new Set(typesOf(document).filter((type) => missing.has(type)));
        return { id, fresh, size: typesOf(document).length };
      })
      .toSorted((a, b) => b.fresh.size - a.fresh.size || a.size - b.size);
    if (best === undefined || best.fresh.size === 0) break;
    chosen.push(best.id);
    for (const type of best.fresh) missing.delete(type);
  }
  return chosen;
}

function typesOf(document: PatchbayDocument | undefined): readonly string[] {
  if (document === undefined) return [];
  return specOf(document).plugboard.process.args.components.map(({ type }) => type);
}
