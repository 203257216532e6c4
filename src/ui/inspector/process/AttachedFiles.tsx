import { Download, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { modulesOf } from '../../../model/index.ts';
import { dropFile } from '../../../editing/process/changeFiles.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { saveFile } from '../../page/saveFile.ts';
import { readFiles } from '../../page/readFiles.ts';
import { useStores } from '../../page/StoresContext.tsx';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';
import { sizeText } from '../../fields/sizeText.ts';

interface Named {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function save({ name, bytes }: Named): void {
  saveFile(name, new Blob([bytes.slice()]));
}

function FileRow({ file, children }: { readonly file: Named; readonly children?: ReactNode }) {
  return (
    <div className={styles.file}>
      <span className={styles.portName} title={file.name}>
        {file.name}
      </span>
      <span className={styles.muted}>{sizeText(file.bytes.length)}</span>
      <IconButton label={`Download ${file.name}`} side="left" onClick={() => save(file)}>
        <Download aria-hidden />
      </IconButton>
      {children}
    </div>
  );
}

/** Files that travel with the document, and those that the last run wrote. */
export function AttachedFiles() {
  const { document, run, verbs } = useStores();
  const files = useStore(document, (state) => state.document.files);
  const written = useStore(run, (state) => state.files);
  const picker = useRef<HTMLInputElement>(null);
  const modules = modulesOf({ files });
  const row = (file: Named) => (
    <FileRow key={file.name} file={file}>
      <IconButton
        label={`Remove ${file.name}`}
        side="left"
        onClick={() => verbs.edit(dropFile, file.name)}
      >
        <X aria-hidden />
      </IconButton>
    </FileRow>
  );
  return (
    <>
      {modules.length > 0 && (
        <Section title="Code">
          <p className={styles.muted}>
            Modules with components of this document. They travel with it, and run only when you run
            it.
          </p>
          {modules.map(row)}
          <Button className={styles.add} onClick={() => verbs.openPanel('code')}>
            Edit code
          </Button>
        </Section>
      )}
      <Section title="Files">
        <p className={styles.muted}>
          A FileReader finds them by their names. They travel with the document.
        </p>
        {files.filter((file) => !modules.includes(file)).map(row)}
        <Button className={styles.add} onClick={() => picker.current?.click()}>
          Attach a file
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          className={styles.hidden}
          tabIndex={-1}
          aria-label="Files to attach"
          onChange={(event) => {
            const list = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void readFiles(list, verbs).then((read) => verbs.importFiles(read));
          }}
        />
      </Section>
      {written.length > 0 && (
        <Section title="Written by the run">
          {written.map((file) => (
            <FileRow key={file.name} file={file} />
          ))}
        </Section>
      )}
    </>
  );
}
