import { MAC } from './keys/mac.ts';
import styles from './Kbd.module.css';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};
const NAMES: Readonly<Record<string, string>> = MAC
  ? { ...SIGNS, Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵', Delete: '⌫' }
  : { ...SIGNS, Mod: 'Ctrl' };

/** Keys of a shortcut, written `Mod+Shift+Z`; `Mod` is Command on a Mac and Ctrl elsewhere. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {(keys === '+' ? [keys] : keys.split('+')).map((key) => (
        <kbd key={key} className={styles.key}>
          {NAMES[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
