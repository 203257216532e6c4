import type { TypedText } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { shortMessage } from '../../base/text/cutInMiddle.ts';
import styles from './Panels.module.css';

interface Props {
  readonly typed: TypedText | null;
  /** The text shown is older than the document; the one of now is being written. */
  readonly isBehind: boolean;
}

/** How the typed text stands to the document, and what can be done where they part. */
export function TextState({ typed, isBehind }: Props) {
  const { verbs } = useStores();
  const [first] = typed?.problems ?? [];
  const isBroken = typed !== null && first !== undefined;
  const asks = typed !== null && typed.stale && typed.isRead;
  return (
    <>
      <span className={styles.grow} role="status" aria-label="Text and canvas">
        {isBroken ? (
          <span className={styles.error}>
            {`${first.line === null ? '' : `Line ${first.line}: `}${shortMessage(first.message)}${typed.problems.length > 1 ? ` (and ${typed.problems.length - 1} more).` : ''} The canvas shows the last text that could be read.`}
          </span>
        ) : asks ? (
          <span className={styles.warning}>
            {typed.restored
              ? 'This text was typed in an earlier visit and is not the document’s.'
              : 'The document changed otherwise since you began to type.'}
          </span>
        ) : (
          <span className={styles.note}>
            {isBehind
              ? 'The text of now is being written'
              : 'The whole document as plugboard reads it'}
          </span>
        )}
      </span>
      {asks && !isBroken && <Button onClick={() => verbs.keepTyped()}>Keep the text</Button>}
      {typed !== null && typed.isRead && (
        <Button onClick={() => verbs.discardTyped()}>Discard the text</Button>
      )}
    </>
  );
}
