import styles from './Profile.module.css';
import { percent } from '../../base/amounts.ts';

/** A share as a bar and in figures. */
export function Bar({
  share,
  tone = 'plain',
}: {
  readonly share: number;
  readonly tone?: 'plain' | 'hot';
}) {
  return (
    <span className={styles.bar} data-tone={tone}>
      <span className={styles.track}>
        <i style={{ width: `${100 * Math.min(1, share)}%` }} />
      </span>
      <span className={styles.share} translate="no">
        {percent(share)}
      </span>
    </span>
  );
}
