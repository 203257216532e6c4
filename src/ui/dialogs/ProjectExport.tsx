import { Download } from 'lucide-react';
import type { Result } from '../../base/result.ts';
import type { Problem } from '../../model/index.ts';
import type { Project } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { saveFile } from '../page/saveFile.ts';
import styles from './ExportDialog.module.css';

/** What became of the document as a project; null: it is being made. */
export type Made = Result<Project, readonly Problem[]> | null;

/** What is in the project, or what keeps it from being made. */
export function ProjectView({ made }: { readonly made: Made }) {
  if (made === null) return <p className={styles.note}>Making the project…</p>;
  if (!made.ok) {
    return (
      <div role="alert" className={styles.bad}>
        <p>The project cannot be made yet.</p>
        <ul>
          {[...new Set(made.error.map(({ message }) => message))].map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </div>
    );
  }
  const { files, readme } = made.value;
  return (
    <>
      <p
        className={styles.note}
      >{`A folder that plugboard runs with what is in it, on one machine or on Ray: ${files.join(', ')}. Watched fields are recorded there; drop the results onto this page to see them here.`}</p>
      {/* Long text scrolls, and the keyboard must be able to scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} aria-label="README of the project" tabIndex={0}>
        {readme}
      </pre>
    </>
  );
}

/** Saves the project as a zip, once it is made. */
export function ProjectButton({ made, file }: { readonly made: Made; readonly file: string }) {
  const zip = made?.ok === true ? made.value.zip : null;
  return (
    <Button
      variant="primary"
      disabled={zip === null}
      onClick={() => {
        if (zip !== null) saveFile(file, new Blob([zip.slice()], { type: 'application/zip' }));
      }}
    >
      <Download aria-hidden />
      <span>{`Download ${file}`}</span>
    </Button>
  );
}
