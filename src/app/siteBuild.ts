/** How the site stands to this page: the same build, a newer one in its place, or out of reach. */
export type SiteBuild = 'same' | 'newer' | 'unreachable';

/** What a page that was served begins with, by the names that a build gives its files. */
function scriptsOf(page: Document): readonly string[] {
  return [...page.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')].map(
    (script) => script.getAttribute('src') ?? '',
  );
}

/**
 * Asks the site for this page again, past every cache: a build names its scripts after what is in them, so
 * another one begins with others.
 */
export async function siteBuild(
  page: Document,
  fetchPage: () => Promise<Response> = () =>
    fetch(location.origin + location.pathname, { cache: 'no-store' }),
): Promise<SiteBuild> {
  try {
    const response = await fetchPage();
    if (!response.ok) return 'unreachable';
    const text = await response.text();
    return scriptsOf(page).every((name) => text.includes(name)) ? 'same' : 'newer';
  } catch {
    return 'unreachable';
  }
}
