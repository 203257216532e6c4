import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';

/** So many falls within so long, milliseconds, and the page says so instead of beginning anew. */
const FALLS = 5;
const SOON = 10_000;

/**
 * Shows the page, and shows it again should it fall as a whole or be taken out of the document: model,
 * selection and run live in the stores, which that does not touch. What is left lying about is
 * cleared away first.
 *
 * @param host holds nothing but the page
 * @param onFault hears of every fault that was caught, for whoever looks into the console
 */
export function mountPage(
  host: HTMLElement,
  page: ReactNode,
  onFault: (fault: unknown) => void,
): void {
  let falls: readonly number[] = [];
  let isFalling = false;
  let root = begin();

  function begin(): Root {
    const made = createRoot(host, {
      onCaughtError: onFault,
      onUncaughtError(fault) {
        onFault(fault);
        beginAnew();
      },
    });
    // At once, effects and what they ask for included: the canvas has a size only then, and the model would come
    // a frame after the page around it.
    flushSync(() => made.render(page));
    return made;
  }
  function beginAnew(): void {
    if (isFalling) return;
    isFalling = true;
    const now = performance.now();
    falls = [...falls.filter((at) => now - at < SOON), now];
    // Not before React is done with what fell.
    setTimeout(() => {
      root.unmount();
      clear(host);
      if (falls.length >= FALLS) return giveUp(host);
      // What falls while it is shown again is a fall of its own.
      isFalling = false;
      root = begin();
    });
  }
  // React does not notice that its page was taken away.
  let wasShown = host.querySelector('main') !== null;
  new MutationObserver(() => {
    const isShown = host.querySelector('main') !== null;
    if (wasShown && !isShown) beginAnew();
    wasShown = isShown;
  }).observe(host, { childList: true });
}

/** Takes away what is left of a page: its own, and what its menus and dialogs put behind it. */
function clear(host: HTMLElement): void {
  host.replaceChildren();
  for (const left of document.querySelectorAll('body > [data-base-ui-portal]')) left.remove();
}

function giveUp(host: HTMLElement): void {
  const words = document.createElement('p');
  words.role = 'alert';
  words.style.padding = '24px';
  words.textContent =
    'The page could not be shown, again and again: an extension of the browser may be changing it. Your document is kept. ';
  const again = document.createElement('button');
  again.textContent = 'Load it again';
  again.addEventListener('click', () => location.reload());
  words.append(again);
  host.replaceChildren(words);
}
