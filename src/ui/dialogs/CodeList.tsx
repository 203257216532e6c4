import { ChevronRight } from 'lucide-react';
import { count, LANGUAGES, type ShownModule } from './shownModule.ts';
import styles from './CodeDialog.module.css';

/** Code that is about to be allowed, for who looks. */
export function CodeList({ modules }: { readonly modules: readonly ShownModule[] }) {
  return (
    <ul className={styles.files} aria-label="Code">
      {modules.map((module) => (
        <li key={module.name}>
          {module.language === null ? (
            <div className={styles.line}>
              <span className={styles.name}>{module.name}</span>
              <span className={styles.facts}>A package or compiled code: it cannot be shown</span>
            </div>
          ) : (
            <details className={styles.file}>
              <summary className={styles.line}>
                <ChevronRight aria-hidden className={styles.chevron} />
                <span className={styles.name}>{module.name}</span>
                <span className={styles.facts}>
                  {`${LANGUAGES[module.language]}, ${count(module.lines, 'line')}`}
                </span>
              </summary>
              {/* Long code scrolls, and the keyboard must be able to scroll it. */}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <pre className={styles.code} aria-label={`Text of ${module.name}`} tabIndex={0}>
                {module.text}
              </pre>
              {module.rest > 0 && (
                <p className={styles.rest}>
                  {`${count(module.rest, 'character')} more of it are not shown here. Cancel, and read the whole of it in the panel Code before you let it run.`}
                </p>
              )}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
