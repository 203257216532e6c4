import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { fileName, saveFile } from '../plots/saveFile.ts';
import { useStores } from '../StoresContext.tsx';
import { useTextsReady } from '../useTextsReady.ts';
import { CopyButton } from './CopyButton.tsx';
import { useClose } from './useClose.ts';
import styles from './ExportDialog.module.css';

type Kind = 'yaml' | 'mermaid';
const KINDS: readonly { readonly id: Kind; readonly label: string }[] = [
  { id: 'yaml', label: 'YAML' },
  { id: 'mermaid', label: 'Mermaid' },
];

/** The document as text for elsewhere: YAML that plugboard runs, or a diagram. */
export function ExportDialog() {
  return useTextsReady() ? <TextDialog /> : null;
}

function TextDialog() {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const close = useClose();
  const [kind, setKind] = useState<Kind>('yaml');
  const [layout, setLayout] = useState(true);
  const format = kind === 'mermaid' ? 'mermaid' : layout ? 'yaml' : 'yaml-without-layout';
  // Of the document as it is while the dialog is open, which is modal.
  const text = useMemo(
    () => ({ of: current, text: verbs.exportText(format) }).text,
    [verbs, format, current],
  );
  const file = fileName(current.name, kind === 'yaml' ? '.yaml' : '.mmd');

  return (
    <Dialog
      title="Export"
      size="medium"
      onClose={close}
      foot={
        <>
          <CopyButton label="Copy" text={text} />
          <Button
            variant="primary"
            onClick={() => saveFile(file, new Blob([text], { type: 'text/plain' }))}
          >
            <Download aria-hidden />
            Download {file}
          </Button>
        </>
      }
    >
      <div className={styles.row}>
        <div className={styles.choices}>
          {KINDS.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={styles.choice}
              aria-pressed={id === kind}
              onClick={() => setKind(id)}
            >
              {label}
            </button>
          ))}
        </div>
        {kind === 'yaml' && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={layout}
              onChange={(event) => setLayout(event.currentTarget.checked)}
            />
            With the layout of the canvas
          </label>
        )}
      </div>
      {/* Long text scrolls, and the keyboard must be able to scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} aria-label="Exported text" tabIndex={0}>
        {text}
      </pre>
      <Files />
    </Dialog>
  );
}

/** What travels beside the text: files of the document, and files that the last run wrote. */
function Files() {
  const { document, run } = useStores();
  const attached = useStore(document, (state) => state.document.files);
  const written = useStore(run, (state) => state.files);
  const all = [
    ...attached.map((file) => ({ ...file, from: 'attached' })),
    ...written.map((file) => ({ ...file, from: 'written by the run' })),
  ];
  if (all.length === 0) return null;
  return (
    <section className={styles.files}>
      <h3>Files beside it</h3>
      <ul>
        {all.map(({ name, bytes, from }) => (
          <li key={`${from} ${name}`}>
            <span>{name}</span>
            <small>
              {from}, {sizeText(bytes.length)}
            </small>
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

function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
