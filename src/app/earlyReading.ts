// Runs before the rest of the page is there (`.scripts/vite/early.ts`): it must stay small and import
// nothing that is not.
import type { OutsideRead, OutsideText } from '../formats/index.ts';
import { LINK } from './linkPattern.ts';
import { VIEW } from './viewPattern.ts';
import { readElsewhere } from './readElsewhere.ts';

const { hash, search } = location;

/** The link in the editor's address is read while the scripts of the page are still on their way. */
let reading =
  LINK.test(hash) && !VIEW.test(search)
    ? readElsewhere({ as: 'link', text: hash, name: '' }, true).catch(() => null)
    : null;

/**
 * What was read early; it can be had once.
 *
 * @returns null where that text was not read, or could not be
 */
export function readEarly({ as, text }: OutsideText): Promise<OutsideRead | null> | null {
  if (as !== 'link' || text !== hash) return null;
  const read = reading;
  reading = null;
  return read;
}
