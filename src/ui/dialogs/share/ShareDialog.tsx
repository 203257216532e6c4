import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Result } from '../../../base/result.ts';
import type { Problem } from '../../../model/index.ts';
import { type ShareLink, whatCode } from '../../../stores/index.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { CopyButton } from '../CopyButton.tsx';
import { useClose } from '../useClose.ts';
import { QrPart } from './QrPart.tsx';
import styles from './ShareDialog.module.css';

/** A link that holds the whole document; nothing is sent anywhere. */
export function ShareDialog() {
  const { document, verbs } = useStores();
  const code = useStore(document, (state) => whatCode(state.document.files));
  const close = useClose();
  const field = useRef<HTMLInputElement>(null);
  const [shared, setShared] = useState<Result<ShareLink, Problem> | null>(null);
  useEffect(() => {
    let gone = false;
    void verbs.share().then((result) => {
      if (!gone) setShared(result);
    });
    return () => {
      gone = true;
    };
  }, [verbs]);
  useEffect(() => {
    if (shared?.ok) field.current?.select();
  }, [shared]);
  return (
    <Dialog
      title="Share as a link"
      description="The link holds the model, its layout, its code, its small files, plots, controls and run settings. Nothing is uploaded: whoever opens it gets a copy of their own, and nothing runs there until they say so."
      onClose={close}
    >
      {shared === null && <p className={styles.waiting}>Making the link…</p>}
      {shared?.ok === false && (
        <p className={styles.bad} role="alert">
          {shared.error.message}
        </p>
      )}
      {shared?.ok && (
        <>
          <div className={styles.line}>
            <input
              ref={field}
              readOnly
              className={styles.url}
              aria-label="Link"
              value={shared.value.url}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton label="Copy link" text={shared.value.url} variant="primary" />
          </div>
          <p
            className={styles.facts}
          >{`${shared.value.length.toLocaleString('en')} characters long.${code === null ? '' : ` It carries ${code}.`}`}</p>
          <QrPart url={shared.value.url} />
          {shared.value.isLong && (
            <Button onClick={() => verbs.openDialog('export')}>
              Export an archive or a picture
            </Button>
          )}
          {shared.value.warnings.length > 0 && (
            <ul className={styles.warnings}>
              {shared.value.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Dialog>
  );
}
