import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Verbs } from '../../stores/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import { ChooseFilesContext } from '../page/chooseFiles.ts';
import { readFiles } from '../page/readFiles.ts';
import styles from './FileIntake.module.css';

/** Takes files for import from anywhere on the page: dropped or chosen. */
export function FileIntake({ children }: { readonly children: ReactNode }) {
  const { verbs } = useStores();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Enter and leave come for every element on the way; only the outermost pair counts.
    let depth = 0;
    const controller = new AbortController();
    const { signal } = controller;
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      on: (e: DragEvent) => void,
    ) => window.addEventListener(type, (event) => hasFiles(event) && on(event), { signal });
    listen('dragenter', (event) => {
      event.preventDefault();
      depth += 1;
      setOver(true);
    });
    listen('dragover', (event) => event.preventDefault());
    listen('dragleave', () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    });
    // A drag that is given up may tell nobody, but while it goes on no pointer moves.
    const left = (): void => {
      depth = 0;
      setOver(false);
    };
    window.addEventListener('pointermove', left, { signal, passive: true });
    listen('drop', (event) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      void take(files, verbs);
    });
    return () => controller.abort();
  }, [verbs]);

  return (
    <ChooseFilesContext value={() => input.current?.click()}>
      {/* Only its dialog is used; whoever tabs or listens finds the Import button. */}
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden
        className="visually-hidden"
        onChange={(event) => {
          const field = event.currentTarget;
          const files = [...(field.files ?? [])];
          // So that the same file can be chosen again.
          field.value = '';
          verbs.openDialog(null);
          void take(files, verbs);
        }}
      />
      {children}
      {over && (
        <div className={styles.veil} aria-hidden>
          <div className={styles.target}>
            <strong>Drop to import</strong>
            <span>
              A YAML file opens as a new document. Other files are attached to the open one.
            </span>
          </div>
        </div>
      )}
    </ChooseFilesContext>
  );
}

async function take(files: readonly File[], verbs: Verbs): Promise<void> {
  const read = await readFiles(files, verbs);
  if (read.length > 0) await verbs.importFiles(read);
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
