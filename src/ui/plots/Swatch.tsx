import { dashOf } from './draw/drawTrace.ts';
import styles from './plot/Legend.module.css';

interface Props {
  readonly colour: string;
  /** How the line is broken; null: it is whole. */
  readonly dash?: number | null;
}

/** A piece of a line as it is drawn in the plots. */
export function Swatch({ colour, dash = null }: Props) {
  return (
    <svg className={styles.swatch} viewBox="0 0 18 10" aria-hidden="true">
      <line
        x1={dash === null ? 2 : 0}
        x2={dash === null ? 16 : 18}
        y1={5}
        y2={5}
        stroke={colour}
        strokeWidth={dash === null ? 3 : 1.75}
        strokeLinecap={dash === null ? 'round' : 'butt'}
        strokeDasharray={dashOf(dash).join(' ')}
      />
    </svg>
  );
}
