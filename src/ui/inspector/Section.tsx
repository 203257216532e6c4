import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import styles from '../fields/Fields.module.css';

interface Props {
  readonly title: string;
  /** Whether it is open until somebody says otherwise. */
  readonly open?: boolean;
  /** Stands at the end of the title's line while it is closed. */
  readonly summary?: string;
  /** Stands at the end of the title's line. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** What a person opened or closed, by title: the next component has it so, too. */
const chosen = new Map<string, boolean>();

/** A part of the inspector with a title that opens and closes it. */
export function Section({ title, open: wanted = true, summary = '', end, children }: Props) {
  const [choice, setChoice] = useState(() => chosen.get(title));
  const id = useId();
  const open = choice ?? wanted;
  function toggle(): void {
    chosen.set(title, !open);
    setChoice(!open);
  }
  return (
    <section className={styles.section} aria-labelledby={`${id}-title`}>
      <div className={styles.sectionHead}>
        <h3>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-controls={`${id}-body`}
            onClick={toggle}
          >
            <ChevronRight aria-hidden />
            <span id={`${id}-title`}>{title}</span>
          </button>
        </h3>
        {!open && summary !== '' && <span className={styles.gist}>{summary}</span>}
        {end}
      </div>
      {open && (
        <div id={`${id}-body`} className={styles.body}>
          {children}
        </div>
      )}
    </section>
  );
}
