import type { Stores } from '../../stores/index.ts';
import { LINK } from '../linkPattern.ts';

/**
 * Where the editor has this model: where it came from while no value was changed, else a link that holds it
 * as it is now.
 */
export async function editorAddress({ document }: Pick<Stores, 'document'>): Promise<string> {
  const { href, search, hash } = location;
  const page = new URL('./', href).href;
  const { document: now, origin } = document.getState();
  const asked = new URLSearchParams(search);
  const isAsAsked = now.source === null || now.source.value === now.config;
  if (isAsAsked && LINK.test(hash)) return page + hash;
  if (isAsAsked && origin.kind !== 'link' && asked.has('document')) return page;
  const { encodeLink } = await import('../../formats/index.ts');
  return page + encodeLink(now);
}
