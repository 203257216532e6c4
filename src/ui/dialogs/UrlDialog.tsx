import { ShieldCheck } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { useClose } from './useClose.ts';
import styles from './CodeDialog.module.css';

/** Asks whether the model that the page's address names may be fetched. */
export function UrlDialog() {
  const { view } = useStores();
  const question = useStore(view, (state) => state.url);
  const close = useClose();
  if (question === undefined) return null;
  const { url, host, isOwn, isComing, answer } = question;
  return (
    <Dialog
      title={`Open a model from ${host}?`}
      description="The address of this page asks for it. Nothing has been fetched yet."
      onClose={close}
      foot={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" disabled={isComing} onClick={answer}>
            {isComing ? 'Fetching…' : 'Fetch and open'}
          </Button>
        </>
      }
    >
      <p className={styles.address} translate="no">
        {url}
      </p>
      <div className={styles.sandbox}>
        <ShieldCheck aria-hidden />
        <p>
          <span>
            {isOwn
              ? 'It lies on the server of this page.'
              : `${host} will see that somebody at your network address asks for this file, and nothing else.`}
          </span>
          <span> The model opens as a new document, and nothing of it is run.</span>
        </p>
      </div>
    </Dialog>
  );
}
