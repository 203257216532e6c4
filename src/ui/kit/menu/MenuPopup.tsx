import { Menu as Base } from '@base-ui/react/menu';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import styles from './Menu.module.css';
import { mayTakeFocus } from '../mayTakeFocus.ts';

interface Props {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly align: 'start' | 'end';
  readonly open: boolean;
  readonly byKeyboard: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The menu of a `MenuButton`. */
export function MenuPopup({ button, align, open, byKeyboard, onClose, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Positioner className={styles.place} anchor={button} align={align} sideOffset={6}>
          <Base.Popup
            ref={popup}
            className={styles.popup}
            aria-label={button.current?.ariaLabel ?? undefined}
            finalFocus={() => mayTakeFocus(popup.current) && button.current}
          >
            {byKeyboard && <FocusFirst />}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Who opens a menu by keyboard stands on its first item. */
function FocusFirst() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const popup = mark.current?.parentElement;
    // After the popup has taken the focus for itself.
    const frame = requestAnimationFrame(() =>
      popup?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return <span ref={mark} hidden />;
}
