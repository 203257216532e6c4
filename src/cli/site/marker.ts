/** The file that says of a folder that this program made it as a site, and may replace it. */
export const MARKER = '.patchbay-site';

/** All that a site has at its top; what lies there besides is somebody's own. */
export const SITE_ENTRIES: ReadonlySet<string> = new Set([
  ...[MARKER, '.nojekyll', 'index.html', 'site.css', 'pictures', 'editor'],
]);
