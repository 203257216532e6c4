import {
  cloneElement,
  lazy,
  Suspense,
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

const loadPopup = () => import('./MenuPopup.tsx');
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }));

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

  useEffect(() => {
    if (isAwake) void load();
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
      {isAwake && (
        <Suspense fallback={null}>
          <MenuPopup
            button={button}
            align={align}
            open={open !== null}
            byKeyboard={open === 'keyboard'}
            onClose={() => setOpen(null)}
          >
            {items}
          </MenuPopup>
        </Suspense>
      )}
    </>
  );
}
