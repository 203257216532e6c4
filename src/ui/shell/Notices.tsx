import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { Notice } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import buttonStyles from '../kit/Button.module.css';
import { shortMessage } from '../../base/text/cutInMiddle.ts';
import { useStores } from '../page/StoresContext.tsx';
import styles from './Notices.module.css';

const ICONS = { info: Info, good: CircleCheck, warning: TriangleAlert, bad: CircleAlert } as const;

/** Passing messages, read out as they come; how long each stays is the stores' business. */
export function Notices() {
  const { view } = useStores();
  const notices = useStore(view, (state) => state.notices);
  return (
    <div
      className={styles.stack}
      role="log"
      aria-label="Notices"
      aria-live="polite"
      aria-relevant="additions"
    >
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const { verbs } = useStores();
  const { id, tone, text, action } = notice;
  const Icon = ICONS[tone];
  return (
    <div className={`${styles.notice} ${styles[tone]}`} data-tone={tone}>
      <Icon aria-hidden />
      <p className={styles.text}>{shortMessage(text)}</p>
      {action && (
        <Button variant="plain" onClick={action.run}>
          {action.label}
        </Button>
      )}
      <Button
        variant="quiet"
        className={buttonStyles.icon}
        aria-label="Dismiss"
        onClick={() => verbs.dismiss(id)}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
