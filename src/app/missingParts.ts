import type { Verbs } from '../stores/index.ts';
import { siteBuild, type SiteBuild } from './siteBuild.ts';

/** What Vite says of every script or style that was asked for late and did not come. */
const NOT_LOADED = 'vite:preloadError';

/** What a person does about it. */
const WORDS: Readonly<Record<SiteBuild, string>> = {
  newer:
    'There is a newer Patchbay on this site, and a part of the older one that you have open is gone. Reload the page to go on.',
  same: 'A part of Patchbay could not be loaded. Try again; if that does not help, reload the page.',
  unreachable: 'A part of Patchbay could not be loaded. Check the network, then try again.',
};

/** One at a time: a press may ask for several files. */
const KEY = 'missing-part';

/**
 * Tells a person that a part of the page could not be loaded, whoever asked for it: a site that got a newer
 * build no longer has the files of the older one.
 *
 * @param fate what becomes of the document, in a sentence; empty where none is kept
 */
export function tellMissingParts(
  { notify }: Pick<Verbs, 'notify'>,
  fate: string,
  ask: () => Promise<SiteBuild> = () => siteBuild(document),
  reload: () => void = () => location.reload(),
): void {
  let isAsking = false;
  window.addEventListener(NOT_LOADED, () => {
    if (isAsking) return;
    isAsking = true;
    void ask().then((build) => {
      isAsking = false;
      const action = build === 'unreachable' ? null : { label: 'Reload', run: reload };
      notify({ tone: 'bad', text: `${WORDS[build]} ${fate}`.trim(), action }, KEY);
    });
  });
}
