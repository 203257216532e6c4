import { useId, type ReactNode } from 'react';
import styles from './Inspector.module.css';

interface Props {
  readonly title: string;
  /** Stands at the end of the title's line. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the inspector with a title. */
export function Section({ title, end, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h3 id={id}>{title}</h3>
        {end}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
