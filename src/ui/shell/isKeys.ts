import { MAC } from '../kit/mac.ts';

/** Whether an event is these keys (`Mod+Shift+Z`). Keys that make a sign are compared by the sign. */
export function isKeys(event: KeyboardEvent, keys: string, mac = MAC): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = mac ? event.metaKey : event.ctrlKey;
  const foreign = mac ? event.ctrlKey : event.metaKey;
  if (foreign || event.altKey || mod !== parts.includes('Mod')) return false;
  const named = key.length > 1 || /[A-Z]/.test(key);
  // Signs such as `?` and `/` need Shift on some keyboards and not on others.
  if (named && event.shiftKey !== parts.includes('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}
