/** What a watch has to know of the press that began a gesture. */
export type Press = Pick<PointerEvent, 'pointerId' | 'pointerType' | 'button'>;

interface Options {
  /** More fingers belong to the gesture, and another button may: it pans or pinches. */
  readonly shared?: boolean;
}

/** Keys that give up what the hand holds: Escape, and those that would take it away meanwhile. */
function givesUp(event: KeyboardEvent, shared: boolean): boolean {
  const { key, ctrlKey, metaKey } = event;
  if (key === 'Escape') return true;
  if (shared) return false;
  return key === 'Delete' || key === 'Backspace' || ((ctrlKey || metaKey) && /^[xyz]$/i.test(key));
}

/** The bit of `buttons` for each `button`: left, middle and right are 1, 4 and 2. */
const HELD = [1, 4, 2];

/**
 * Watches a gesture that began with a press for whatever keeps it from its end: the window loses the focus
 * or is hidden, the browser takes the pointer away, another finger or button comes down, the release was
 * missed, Escape, undo or Delete. Then `abandon` is called, once; it puts back what the gesture changed. The click that
 * the late release may make reaches nobody.
 *
 * @returns ends the watch. It also ends by itself when the pointer goes up.
 */
export function watchGesture(
  press: Press,
  abandon: () => void,
  { shared = false }: Options = {},
): () => void {
  const watch = new AbortController();
  const options = { capture: true, signal: watch.signal };
  const isOwn = (event: Event): boolean =>
    event instanceof PointerEvent && event.pointerId === press.pointerId;

  function give(): void {
    if (watch.signal.aborted) return;
    watch.abort();
    swallowClick();
    abandon();
  }
  function taken(event: Event): void {
    event.preventDefault();
    event.stopImmediatePropagation();
    give();
  }
  const listen = (type: keyof WindowEventMap, on: (event: Event) => void): void =>
    window.addEventListener(type, on, options);

  listen('pointerup', (event) => isOwn(event) && watch.abort());
  listen('pointercancel', (event) => isOwn(event) && give());
  listen('blur', (event) => event.target === window && give());
  document.addEventListener('visibilitychange', () => document.hidden && give(), options);
  listen('pointermove', (event) => {
    const isLost =
      isOwn(event) &&
      press.pointerType !== 'touch' &&
      ((event as PointerEvent).buttons & (HELD[press.button] ?? 1)) === 0;
    if (isLost) give();
  });
  listen('keydown', (event) => {
    if (givesUp(event as KeyboardEvent, shared)) taken(event);
  });
  if (!shared) {
    listen('pointerdown', (event) => !isOwn(event) && give());
    // A further button of the same mouse makes no `pointerdown`.
    listen('mousedown', (event) => (event as MouseEvent).button !== press.button && taken(event));
    listen('contextmenu', taken);
  }
  return () => watch.abort();
}

/** Gives up what this pointer holds, as when the browser takes it away: it means something else by now. */
export function takePointer(pointerId: number): void {
  window.dispatchEvent(new PointerEvent('pointercancel', { pointerId }));
}

/** Until the next press: the menu and the click of a gesture that was given up mean nothing. */
function swallowClick(): void {
  const swallow = new AbortController();
  const options = { capture: true, signal: swallow.signal };
  for (const type of ['click', 'auxclick', 'contextmenu'] as const)
    window.addEventListener(
      type,
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      options,
    );
  for (const type of ['pointerdown', 'keydown'] as const)
    window.addEventListener(type, () => swallow.abort(), options);
}
