import { ok, type Result } from '../../base/result.ts';
import type { FolderFile } from '../env.ts';
import { withGallery } from './gallery.ts';
import { MARKER } from './marker.ts';
import { sitePage, type SitePage } from './sitePage.ts';
import { SITE_STYLE } from './siteStyle.ts';

const MARK = 'Made by `patchbay site`, which replaces this folder when it is called again.\n';

/**
 * All files of a site.
 *
 * @param editor the built editor
 * @returns in words what is wrong with the editor otherwise
 */
export function siteFiles(
  page: SitePage,
  editor: readonly FolderFile[],
): Result<readonly FolderFile[], string> {
  const gallery = withGallery(editor, page.models);
  if (!gallery.ok) return gallery;
  const text = (path: string, content: string) => ({
    path,
    bytes: new TextEncoder().encode(content),
  });
  return ok([
    text(MARKER, MARK),
    // GitHub Pages leaves out what begins with a line otherwise.
    text('.nojekyll', ''),
    text('index.html', sitePage(page)),
    text('site.css', SITE_STYLE),
    ...page.models.flatMap(({ id, light, dark }) => [
      text(`pictures/${id}-light.svg`, light),
      text(`pictures/${id}-dark.svg`, dark),
    ]),
    ...gallery.value.map(({ path, bytes }) => ({ path: `editor/${path}`, bytes })),
  ]);
}
