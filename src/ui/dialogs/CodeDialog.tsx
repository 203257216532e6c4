import { ChevronRight, ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { runnableFiles } from '../../model/modules.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { type ShownModule, shownModule } from './shownModule.ts';
import { useClose } from './useClose.ts';
import styles from './CodeDialog.module.css';

/** Asks whether the code of the document may run: what it is, where it runs, and the code itself for who looks. */
export function CodeDialog() {
  const { document, verbs } = useStores();
  const files = useStore(document, (state) => state.document.files);
  const modules = useMemo(() => runnableFiles({ files }).map(shownModule), [files]);
  const close = useClose();
  return (
    <Dialog
      title="Run the code of this document?"
      description={summary(modules)}
      size="medium"
      onClose={close}
      foot={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" onClick={() => verbs.allowCode(true)}>
            Run
          </Button>
        </>
      }
    >
      <div className={styles.sandbox}>
        <ShieldCheck aria-hidden />
        <p>
          It runs in a sandbox: without network, and without access to your other documents, your
          files or anything else of yours. You can stop it at any time. Asked once, and again when
          somebody else changes the code.
        </p>
      </div>
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
    </Dialog>
  );
}

const LANGUAGES = { python: 'Python', typescript: 'TypeScript' } as const;

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? noun : `${noun}s`}`;

/** What there is of it. */
function summary(modules: readonly ShownModule[]): string {
  const written = modules.flatMap(({ language }) => language ?? []);
  const languages = [...new Set(written.map((language) => LANGUAGES[language]))];
  const lines = modules.reduce((sum, module) => sum + module.lines, 0);
  const packages = modules.filter(({ language }) => language === null).map(({ name }) => name);
  const more =
    packages.length === 0 ? '' : ` With it comes code that cannot be read: ${packages.join(', ')}.`;
  return `Components of it are written in ${languages.join(' and ')}: ${count(written.length, 'file')}, ${count(lines, 'line')}.${more} Nothing of it has run so far.`;
}
