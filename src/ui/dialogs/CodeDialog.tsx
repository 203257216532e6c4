import { ChevronRight, ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type AttachedFile, moduleLanguage, modulesOf } from '../../model/index.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { useClose } from './useClose.ts';
import styles from './CodeDialog.module.css';

/** Asks whether the code of the document may run: what it is, where it runs, and the code itself for who looks. */
export function CodeDialog() {
  const { document, verbs } = useStores();
  const files = useStore(document, (state) => state.document.files);
  const modules = useMemo(() => modulesOf({ files }).map(moduleOf), [files]);
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
            </details>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const LANGUAGES = { python: 'Python', typescript: 'TypeScript' } as const;

interface Module {
  readonly name: string;
  readonly language: keyof typeof LANGUAGES;
  readonly text: string;
  readonly lines: number;
}

function moduleOf({ name, bytes }: AttachedFile): Module {
  const text = new TextDecoder().decode(bytes);
  const lines = text === '' ? 0 : text.replace(/\n$/u, '').split('\n').length;
  // Characters that turn lines around could show other code than runs.
  const shown = text.replaceAll(
    /[\u202a-\u202e\u2066-\u2069]/gu,
    (found) => `⟨U+${found.charCodeAt(0).toString(16).toUpperCase()}⟩`,
  );
  return { name, language: moduleLanguage(name) ?? 'python', text: shown, lines };
}

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? noun : `${noun}s`}`;

/** What there is of it. */
function summary(modules: readonly Module[]): string {
  const languages = [...new Set(modules.map(({ language }) => LANGUAGES[language]))];
  const lines = modules.reduce((sum, module) => sum + module.lines, 0);
  return `Components of it are written in ${languages.join(' and ')}: ${count(modules.length, 'file')}, ${count(lines, 'line')}. Nothing of it has run so far.`;
}
