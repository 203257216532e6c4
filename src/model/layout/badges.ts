import type { Json } from '../../base/json.ts';
import type { PatchbayDocument } from '../document.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt } from '../paths.ts';

/** Ids of the connectors that are shown as two named badges instead of a wire; they run as any other. */
export function badgesOf({ config }: PatchbayDocument): ReadonlySet<string> {
  const ids = getAt(config, [...LAYOUT_PATH, 'badges']);
  if (!Array.isArray(ids)) return new Set();
  return new Set((ids as readonly Json[]).filter((id) => typeof id === 'string'));
}
