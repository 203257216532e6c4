import { isTextField } from './isTextField.ts';

/** What Tab comes to. */
const REACHED = 'button, input, select, textarea, a[href], [contenteditable="true"], [tabindex]';

/** What is not left for another part of the screen. */
const PART = 'header, section, aside, [role="tabpanel"], [role="region"], [role="dialog"], body';

/** Whoever takes something away may give the focus itself for so long, milliseconds. */
const OWN_MS = 60;

/** Where something stood: what it was in, from the inside out, and at which place. */
interface Place {
  readonly element: HTMLElement;
  readonly around: readonly { readonly parent: Element; readonly at: number }[];
}

function placeOf(element: HTMLElement): Place {
  const around = [];
  for (let child: Element = element; child.parentElement !== null; child = child.parentElement) {
    const parent = child.parentElement;
    around.push({ parent, at: Array.prototype.indexOf.call(parent.children, child) });
  }
  return { element, around };
}

function isReached(element: HTMLElement): boolean {
  return (
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [aria-disabled="true"], [inert] *') &&
    element.getClientRects().length > 0
  );
}

const isLost = (element: Element): boolean => !element.isConnected || element.matches(':disabled');

/** What comes behind a place in its surroundings, else what comes before it. */
function beside(parent: Element, at: number, gone: Element): HTMLElement | undefined {
  const all = [...parent.querySelectorAll<HTMLElement>(REACHED)].filter(isReached);
  const here = parent.children[at];
  const isBehind = (one: Element): boolean =>
    here !== undefined &&
    one !== gone &&
    (here === one ||
      here.contains(one) ||
      (here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  // A field has its own undo, and who has taken something away may want it back.
  const others = all.filter((one) => !isTextField(one));
  return others.find(isBehind) ?? others.at(-1) ?? all.find(isBehind) ?? all.at(-1);
}

/** The nearest thing to what is gone in the same part of the screen; with nothing left in it, the part itself. */
function nearest({ element, around }: Place): HTMLElement | null {
  let isEmpty = false;
  for (const { parent, at } of around) {
    if (!parent.isConnected || parent === document.body) continue;
    const found = isEmpty ? undefined : beside(parent, at, element);
    if (found !== undefined) return found;
    if (!parent.matches(PART)) continue;
    if (parent instanceof HTMLElement && isReached(parent)) return parent;
    isEmpty = true;
  }
  return null;
}

/**
 * Keeps the focus of whoever works by keys: a button that goes, or cannot be pressed any more, because it was
 * pressed or because a run is over, would leave it at no place of the page, and Tab would begin at the top. It
 * goes to what stands there now. Who uses a pointer is left alone. Returns its end.
 */
export function keepFocus(target: Window): () => void {
  const { document } = target;
  const first = document.activeElement;
  let last = first instanceof HTMLElement && first !== document.body ? placeOf(first) : null;
  let byKeys = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function give(): void {
    waiting = undefined;
    if (last === null || !isLost(last.element)) return;
    const { activeElement } = document;
    const isNowhere = activeElement === null || activeElement === document.body;
    if (isNowhere || activeElement === last.element) nearest(last)?.focus();
  }
  const observer = new MutationObserver(() => {
    if (byKeys && last !== null && waiting === undefined && isLost(last.element))
      waiting = setTimeout(give, OWN_MS);
  });
  const observed = { childList: true, subtree: true, attributeFilter: ['disabled'] };
  function key(): void {
    if (!byKeys) observer.observe(document.body, observed);
    byKeys = true;
  }
  function point(): void {
    byKeys = false;
    observer.disconnect();
  }
  const note = ({ target: focused }: FocusEvent): void => {
    last = focused instanceof HTMLElement ? placeOf(focused) : null;
  };

  const options = { capture: true, passive: true };
  target.addEventListener('keydown', key, options);
  target.addEventListener('pointerdown', point, options);
  target.addEventListener('focusin', note, options);
  return () => {
    point();
    clearTimeout(waiting);
    target.removeEventListener('keydown', key, options);
    target.removeEventListener('pointerdown', point, options);
    target.removeEventListener('focusin', note, options);
  };
}
