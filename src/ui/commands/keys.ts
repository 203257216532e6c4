import { MAC } from '../kit/keys/mac.ts';

/** Keys whose sign differs between layouts when Shift is held; they are named by their place, too. */
const DIGIT = /^Digit(\d)$/;
const LETTER = /^Key([A-Z])$/;

/**
 * The names that an event's keys may have in a shortcut, the likeliest first: `Mod+Shift+Z`, `?`,
 * `Alt+ArrowLeft`. Signs go without Shift, since some keyboards need it for them and others do not. A
 * letter of another alphabet goes by the Latin letter in its place. Empty for a modifier alone.
 */
export function keysOf(event: KeyboardEvent, mac = MAC): readonly string[] {
  const { key, code, shiftKey, altKey } = event;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const foreign = mac ? event.ctrlKey : event.metaKey;
  if (foreign || MODIFIERS.has(key) || key === 'Dead' || key === 'Unidentified') return [];
  const name = (held: readonly (string | false)[], last: string) =>
    [...held, last].filter((part) => part !== false).join('+');
  const held = [mod && 'Mod', altKey && 'Alt'];
  const shifted = [...held, shiftKey && 'Shift'];
  const place = DIGIT.exec(code)?.[1] ?? LETTER.exec(code)?.[1];
  if (key.length > 1) return [name(shifted, key)];
  if (/^[a-z]$/i.test(key)) return [name(shifted, key.toUpperCase())];
  const bySign = name(held, key === ' ' ? 'Space' : key);
  return place === undefined ? [bySign] : [bySign, name(shifted, place)];
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
