import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import { moduleLanguage } from '../../../model/index.ts';
import { Button } from '../../kit/Button.tsx';
import { saveFile } from '../../page/saveFile.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { sizeText } from '../../../base/sizeText.ts';
import styles from './ExportDialog.module.css';

/**
 * What travels beside the text: the code that plugboard needs for it, files of the document, and files
 * that the last run wrote.
 *
 * @param props.module text of patchbay.py; null where the text needs none
 */
export function ExportFiles({ module }: { readonly module: string | null }) {
  const { document, run } = useStores();
  const attached = useStore(document, (state) => state.document.files);
  const written = useStore(run, (state) => state.files);
  const all = [
    ...(module === null
      ? []
      : [{ name: 'patchbay.py', bytes: new TextEncoder().encode(module), from: 'components' }]),
    ...attached.map((file) => ({
      ...file,
      from: moduleLanguage(file.name) === null ? 'attached' : 'code',
    })),
    ...written.map((file) => ({ ...file, from: 'written by the run' })),
  ];
  if (all.length === 0) return null;
  return (
    <section className={styles.files}>
      <h3>Files beside it</h3>
      {module !== null && (
        <p className={styles.note}>
          To run this YAML, plugboard needs patchbay.py beside it: it holds the components of
          Patchbay that the model uses.
        </p>
      )}
      <ul>
        {all.map(({ name, bytes, from }) => (
          <li key={`${from} ${name}`}>
            <span>{name}</span>
            <small>{`${from}, ${sizeText(bytes.length)}`}</small>
            <Button
              aria-label={`Download ${name}`}
              onClick={() => saveFile(name, new Blob([bytes.slice()]))}
            >
              <Download aria-hidden />
              Download
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
