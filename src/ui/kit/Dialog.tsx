import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { Button } from './Button.tsx';
import buttonStyles from './Button.module.css';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** `sheet`: all of the window, whose body divides its room itself. */
  readonly size?: 'small' | 'medium' | 'large' | 'full' | 'sheet';
  readonly onClose: () => void;
  /** What takes the focus first; else the first control of the body. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog that is open as long as it is mounted. */
export function Dialog(props: DialogProps) {
  const { title, description, size = 'small', onClose, initialFocus, foot, children } = props;
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={`${styles.popup} ${styles[size]}`}
          initialFocus={() => initialFocus?.current ?? firstControl(body.current)}
        >
          <div className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close
              render={
                <Button variant="quiet" aria-label="Close" className={buttonStyles.icon ?? ''} />
              }
            >
              <X aria-hidden />
            </Base.Close>
          </div>
          <div ref={body} className={styles.body} tabIndex={-1}>
            {description !== undefined && (
              <Base.Description className={styles.description}>{description}</Base.Description>
            )}
            {children}
          </div>
          {foot !== undefined && <div className={styles.foot}>{foot}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Not the close button, which stands before the body: nobody opens a dialog for it. */
function firstControl(body: HTMLElement | null): HTMLElement | null {
  const controls = 'button, input, select, textarea, a[href], [tabindex]';
  // Without any, the body takes the focus, so that the arrow keys scroll it.
  return body?.querySelector<HTMLElement>(controls) ?? body;
}
