import { QrCode as QrIcon } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { late } from '../../kit/late.tsx';
import styles from './ShareDialog.module.css';

const QrCode = late(async () => (await import('./QrCode.tsx')).QrCode);

/**
 * Longer links make a code of more than 117 squares a side (version 25), which cameras read off a screen
 * badly or not at all.
 */
const LONGEST = 1_270;
/** What no other machine reaches. */
const ONLY_HERE = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/;

/** The link as a QR code, once it is asked for; or why there is none. */
export function QrPart({ url }: { readonly url: string }) {
  const [isShown, setShown] = useState(false);
  if (url.length > LONGEST)
    return (
      <p className={styles.facts}>
        {`Too long for a QR code that a phone reads: at most ${LONGEST.toLocaleString('en')} characters.`}
      </p>
    );
  return (
    <>
      <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        <QrIcon aria-hidden />
        <span>{isShown ? 'Hide the QR code' : 'Show a QR code'}</span>
      </Button>
      {isShown && <QrCode text={url} />}
      {isShown && ONLY_HERE.test(url) && (
        <p className={styles.facts}>
          This page lies on this machine alone: a phone reads the code, but does not reach it.
        </p>
      )}
    </>
  );
}
