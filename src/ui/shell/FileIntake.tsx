import { type ChangeEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Verbs } from '../../stores/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import { ChooseFilesContext } from '../page/chooseFiles.ts';
import { droppedFiles, picked, type PickedFile, TooManyFiles } from '../page/pickedFiles.ts';
import { readPicked } from '../page/readFiles.ts';
import styles from './FileIntake.module.css';

const TAKES_FOLDERS = 'webkitdirectory' in HTMLInputElement.prototype;

/** Takes files for import from anywhere on the page: dropped or chosen. */
export function FileIntake({ children }: { readonly children: ReactNode }) {
  const { verbs } = useStores();
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
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
      // A place of its own takes what is dropped there.
      if (event.target instanceof Element && event.target.closest('[data-drop-here]')) return;
      if (event.dataTransfer !== null) void take(droppedFiles(event.dataTransfer), verbs);
    });
    return () => controller.abort();
  }, [verbs]);

  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const field = event.currentTarget;
    const files = [...(field.files ?? [])].map(picked);
    // So that the same file can be chosen again.
    field.value = '';
    verbs.openDialog(null);
    void take(Promise.resolve(files), verbs);
  };
  const choosers = useMemo(
    () => ({
      files: () => input.current?.click(),
      folder: TAKES_FOLDERS ? () => folder.current?.click() : null,
    }),
    [],
  );
  // Only their dialogs are used; whoever tabs or listens finds the Import button.
  const hidden = { tabIndex: -1, 'aria-hidden': true, className: 'visually-hidden' } as const;
  return (
    <ChooseFilesContext value={choosers}>
      <input ref={input} type="file" multiple {...hidden} onChange={chosen} />
      {TAKES_FOLDERS && (
        <input
          ref={folder}
          type="file"
          {...{ webkitdirectory: '' }}
          {...hidden}
          onChange={chosen}
        />
      )}
      {children}
      {over && (
        <div className={styles.veil} aria-hidden>
          <div className={styles.target}>
            <strong>Drop to import</strong>
            <span>
              A YAML file opens as a new document, with the code and data that come along. Other
              files are attached to the open one.
            </span>
          </div>
        </div>
      )}
    </ChooseFilesContext>
  );
}

async function take(files: Promise<readonly PickedFile[]>, verbs: Verbs): Promise<void> {
  try {
    const read = await readPicked(await files, verbs);
    if (read.length > 0) await verbs.importFiles(read);
  } catch (error) {
    const text =
      error instanceof TooManyFiles
        ? 'There are more files in it than a project has. Drop the folder in which the model lies.'
        : 'The folder could not be read. Drop the files in it.';
    verbs.notify({ tone: 'bad', text, action: null });
  }
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
