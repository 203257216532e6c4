import { Download } from 'lucide-react';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../../base/counted.ts';
import { specOf } from '../../../model/index.ts';
import type { ArchiveFile } from '../../../stores/index.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { saveFile } from '../../page/saveFile.ts';
import { sizeText } from '../../../base/sizeText.ts';
import { usePromised } from '../usePromised.ts';
import styles from './ExportDialog.module.css';

/** The document with all that is kept of it, made when it is wanted; null: not yet. */
export function useArchive(wanted: boolean): ArchiveFile | null {
  const { verbs } = useStores();
  const ask = useCallback(async () => (wanted ? verbs.exportArchive() : null), [verbs, wanted]);
  return usePromised(ask);
}

const studiesText = (count: number) => (count === 1 ? '1 study' : `${count} studies`);

/** What an archive holds. */
export function ArchiveView({ made }: { readonly made: ArchiveFile | null }) {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  if (made === null) return <p className={styles.note}>Making the archive…</p>;
  const { components } = specOf(current).plugboard.process.args;
  return (
    <>
      <p className={styles.note}>
        All of this document in one file. Dropped onto Patchbay, here or elsewhere, it opens as a
        new document; unpacked, it is a folder with the model and its files.
      </p>
      <ul className={styles.holds} aria-label="In the archive">
        <li>{`model.yaml with the layout: ${counted(components.length, 'component')}`}</li>
        {current.files.map(({ name, bytes }) => (
          <li key={name}>{`${name}, ${sizeText(bytes.length)}`}</li>
        ))}
        <li>{made.runs === 0 ? 'no kept runs' : counted(made.runs, 'kept run')}</li>
        <li>{made.versions === 0 ? 'no versions' : counted(made.versions, 'version')}</li>
        <li>{made.studies === 0 ? 'no studies' : studiesText(made.studies)}</li>
        {made.studiesLeft > 0 && (
          <li>{`without ${studiesText(made.studiesLeft)} of too many trials`}</li>
        )}
      </ul>
      <p className={styles.note}>{`${sizeText(made.zip.length)} in all.`}</p>
    </>
  );
}

/** Saves the archive, once it is made. */
export function ArchiveButton(props: { readonly made: ArchiveFile | null; readonly file: string }) {
  const { made, file } = props;
  return (
    <Button
      variant="primary"
      disabled={made === null}
      onClick={() => {
        if (made !== null)
          saveFile(file, new Blob([made.zip.slice()], { type: 'application/zip' }));
      }}
    >
      <Download aria-hidden />
      <span>{`Download ${file}`}</span>
    </Button>
  );
}
