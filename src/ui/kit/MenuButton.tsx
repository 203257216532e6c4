import {
  cloneElement,
  lazy,
  Suspense,
  useRef,
  useState,
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react';

const loadPopup = () => import('./MenuPopup.tsx');
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }));

export interface MenuButtonProps {
  /** The button that opens it; it must take the attributes of a `<button>`, `ref` too. */
  readonly trigger: ReactElement<ComponentProps<'button'>>;
  readonly align?: 'start' | 'end';
  /** What stands in the menu, rendered (and loaded, where it is lazy) when somebody comes near. */
  readonly items: ReactNode;
}

/** A menu of the first look: nothing but its button is there until a pointer or the focus is on it. */
export function MenuButton({ trigger, align = 'start', items }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isNear, setNear] = useState(false);
  const [open, setOpen] = useState<'pointer' | 'keyboard' | null>(null);

  function near(): void {
    setNear(true);
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
        onPointerEnter: near,
        onFocus: near,
        onClick: (event: MouseEvent) => {
          near();
          // A click without a press count comes from a key or from assistive technology.
          setOpen(open === null ? (event.detail === 0 ? 'keyboard' : 'pointer') : null);
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen('keyboard');
        },
      })}
      {isNear && (
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
