/**
 * Whether the focus goes back when a popup is gone. A popup fades for a while: who has gone on to another
 * place meanwhile stays there.
 */
export function mayTakeFocus(popup: HTMLElement | null): boolean {
  const { activeElement: now, body } = document;
  return now === null || now === body || popup?.contains(now) === true;
}
