import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { runnableFiles } from '../../model/modules.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { CodeList } from './CodeList.tsx';
import { count, LANGUAGES, type ShownModule, shownModule } from './shownModule.ts';
import { useClose } from './useClose.ts';
import styles from './CodeDialog.module.css';

/** Asks whether the code of the document may run: what it is, where it runs, and the code itself for who looks. */
export function CodeDialog() {
  const { document, verbs, view } = useStores();
  const network = useStore(view, (state) => state.network);
  const hosts = (network?.allowed ?? []).map((origin) => origin.replace(/^https:\/\//, ''));
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
          <span>
            It runs in a sandbox: without access to your other documents, your files or anything
            else of yours, and it reaches no network without your permission. You can stop it at any
            time. Asked once, and again when somebody else changes the code.
          </span>
          {hosts.length > 0 && (
            <span>{` You have allowed this document to reach ${hosts.join(', ')}.`}</span>
          )}
        </p>
      </div>
      <CodeList modules={modules} />
    </Dialog>
  );
}

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
