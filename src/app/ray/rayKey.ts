/** The key to the bridge in an address that `patchbay serve` printed. */
const KEY = /^#ray=([\da-f]{64})$/;
/** Where this tab keeps it, and no other. */
const PLACE = 'patchbay-ray-key';

let key: string | null = null;
let hear: () => void = () => undefined;

/** Takes the key out of the address, now and whenever one is put there: no history has it, and no link. */
export function takeRayKeys(): void {
  const take = () => {
    const found = KEY.exec(location.hash)?.[1];
    if (found === undefined) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    key = found;
    try {
      sessionStorage.setItem(PLACE, found);
    } catch {
      // A reload then asks for the address again.
    }
    hear();
  };
  take();
  addEventListener('hashchange', take);
}

/** The key that this tab was given; null: none. */
export function rayKey(): string | null {
  try {
    return key ?? sessionStorage.getItem(PLACE);
  } catch {
    return key;
  }
}

/** Hears from now on when the tab is given another one; one listener at a time. */
export function onRayKey(listener: () => void): void {
  hear = listener;
}
