import { ShieldCheck } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ScriptQuestion } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { CodeList } from './CodeList.tsx';
import { shownModule } from './shownModule.ts';
import { useClose } from './useClose.ts';
import styles from './CodeDialog.module.css';

/** Asks whether a script that builds its process may run, and shows how far it is once it may. */
export function ScriptDialog() {
  const { view } = useStores();
  const script = useStore(view, (state) => state.script);
  return script === null ? null : <Question script={script} />;
}

function Question({ script }: { readonly script: ScriptQuestion }) {
  const { file, code, others, progress, answer } = script;
  const modules = useMemo(() => code.map(shownModule), [code]);
  const close = useClose();
  const isAsking = progress === null;
  return (
    <Dialog
      title={`Open ${file} as a diagram?`}
      description={summary(file, others)}
      size="medium"
      onClose={close}
      foot={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button disabled={!isAsking} onClick={() => answer('attach')}>
            Attach as a module
          </Button>
          <Button variant="primary" disabled={!isAsking} onClick={() => answer('run')}>
            Run and open
          </Button>
        </>
      }
    >
      <div className={styles.sandbox}>
        <ShieldCheck aria-hidden />
        <p>
          It runs in a sandbox: without network, and without access to your documents, your files or
          anything else of yours. Its process itself is not run by this. Attached as a module it
          stays code of the open document, and nothing is run.
        </p>
      </div>
      <CodeList modules={modules} />
      <p role="status" className={styles.progress}>
        {progressText(file, progress)}
      </p>
    </Dialog>
  );
}

function summary(file: string, others: readonly string[]): string {
  const more =
    others.length === 0 ? '' : ` ${others.join(', ')} would build one too; ${file} is taken.`;
  return `This script builds its process when it runs. To see which one, it has to run once.${more}`;
}

function progressText(file: string, progress: ScriptQuestion['progress']): string {
  if (progress === null) return '';
  if (progress === 'runs') return `${file} runs…`;
  const { what, fetched } = progress;
  if (fetched === null) return `Starting ${what}…`;
  const [done, total] = [fetched.done, fetched.total].map((bytes) => (bytes / 1e6).toFixed(1));
  return `Fetching ${what}, ${done} of ${total} MB…`;
}
