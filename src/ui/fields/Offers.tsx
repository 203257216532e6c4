import { Button } from '../kit/Button.tsx';
import styles from './Fields.module.css';

interface Props {
  /** Each would be taken. */
  readonly texts: readonly string[];
  readonly onTake: (text: string) => void;
}

/** What may have been meant by a text that was refused, a press away. */
export function Offers({ texts, onTake }: Props) {
  if (texts.length === 0) return null;
  return (
    <div className={`${styles.chips} ${styles.offers}`} role="group" aria-label="What may be meant">
      {texts.map((text) => (
        <Button key={text} variant="plain" className={styles.chip} onClick={() => onTake(text)}>
          {`Use ${text}`}
        </Button>
      ))}
    </div>
  );
}
