import {
  cloneElement,
  useEffect,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useAwake } from '../firstSign.ts';
import { late } from '../late.tsx';

const MenuPopup = late(async () => (await import('./MenuPopup.tsx')).MenuPopup);

export interface MenuButtonProps {
  /** The button that opens it; it must take the attributes of a `<button>`, `ref` too. */
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly align?: 'start' | 'end';
  /** What stands in the menu. */
  readonly items: ReactNode;
  /** Loads what `items` need; called with the first sign of a person, so that the menu opens at once. */
  readonly load: () => Promise<unknown>;
}

/** A menu of the first look: nothing but its button is there until somebody does something. */
export function MenuButton({ trigger, align = 'start', items, load }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const isAwake = useAwake();
  const [open, setOpen] = useState<'pointer' | 'keyboard' | null>(null);

  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    if (!isAwake) return;
    // What cannot be had says so where it is shown.
    void Promise.allSettled([MenuPopup.load(), load()]).then(() => setLoaded(true));
  }, [isAwake, load]);
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
        onClick: (event: MouseEvent) => {
          // A click without a press count comes from a key or from assistive technology.
          setOpen(open === null ? (event.detail === 0 ? 'keyboard' : 'pointer') : null);
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen('keyboard');
        },
      })}
      {isLoaded && (
        <MenuPopup
          button={button}
          align={align}
          open={open !== null}
          byKeyboard={open === 'keyboard'}
          onClose={() => setOpen(null)}
        >
          {items}
        </MenuPopup>
      )}
    </>
  );
}
