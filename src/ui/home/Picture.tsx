import { memo } from 'react';
import { pathsOf, type Thumbnail } from '../../graph/thumbnail/thumbnail.ts';
import styles from './Home.module.css';

/** Air around what is drawn, in its own units. */
const MARGIN = 12;
/** A model of one component is not drawn larger than this. */
const LEAST = 260;

/** A canvas in small; an empty one while there is nothing to draw. */
export const Picture = memo(function Picture({
  thumbnail,
}: {
  readonly thumbnail: Thumbnail | null;
}) {
  if (thumbnail === null || thumbnail.boxes.length === 0)
    return <span className={styles.picture} />;
  const { width, height } = thumbnail;
  const [wide, high] = [Math.max(LEAST, width), Math.max(LEAST / 2, height)];
  const box = [
    (width - wide) / 2 - MARGIN,
    (height - high) / 2 - MARGIN,
    wide + 2 * MARGIN,
    high + 2 * MARGIN,
  ];
  const paths = pathsOf(thumbnail);
  return (
    <span className={styles.picture}>
      <svg viewBox={box.join(' ')} aria-hidden>
        <path className={styles.wires} d={paths.wires} />
        {paths.boxes.map(([hue, path]) => (
          <path key={hue} className={`${styles.boxes} hue-${hue}`} d={path} />
        ))}
      </svg>
    </span>
  );
});
