/** The key code of every key that an input method has taken (UI Events, 5.5.1: "composition"). */
const TAKEN = 229;

/**
 * Whether a key belongs to an input method: it picks a candidate, ends or drops a composition. Safari's
 * Enter comes after `compositionend`, no longer `isComposing`, and is known by its key code alone.
 */
export function isOfComposition(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === TAKEN;
}

/**
 * Keeps keys of an input method from everybody on the page: fields, lists, dialogs, shortcuts, and libraries
 * alike. The browser and the method still act on them. It must be called before anyone else listens, since of
 * those who listen at the window it has to be the first.
 *
 * @returns how to take it back
 */
export function keepCompositionKeys(target: Window): () => void {
  const keep = (event: KeyboardEvent) => {
    if (!isOfComposition(event)) return;
    event.stopImmediatePropagation();
    // Chromium empties a search field on any Escape, the one that drops a candidate included.
    const { target: field } = event;
    const isSearch = field instanceof HTMLInputElement && field.type === 'search';
    if (isSearch && event.key === 'Escape') event.preventDefault();
  };
  target.addEventListener('keydown', keep, true);
  return () => target.removeEventListener('keydown', keep, true);
}
