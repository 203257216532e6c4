import { Copy, FilePlus2, LayoutGrid, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentSummary } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { TextField } from '../page/TextField.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { ago } from '../../base/ago.ts';
import { useClose } from './useClose.ts';
import styles from './OpenDialog.module.css';

/** The documents kept in this browser, newest first. */
export function OpenDialog() {
  const { lists, verbs } = useStores();
  const documents = useStore(lists, (state) => state.documents);
  const [now] = useState(() => Date.now());
  const close = useClose();
  const newest = [...documents].sort((a, b) => b.modifiedAt - a.modifiedAt);
  return (
    <Dialog
      title="Documents"
      description="Kept in this browser only. Export or share what others should have."
      size="medium"
      onClose={close}
      foot={
        <>
          <Button variant="quiet" onClick={() => verbs.openDialog('gallery')}>
            <LayoutGrid aria-hidden />
            Examples
          </Button>
          <Button
            onClick={() => {
              close();
              void verbs.newDocument();
            }}
          >
            <FilePlus2 aria-hidden />
            New document
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {newest.map((summary) => (
          <Row key={summary.id} summary={summary} now={now} />
        ))}
      </ul>
      {newest.length === 0 && (
        <p className={styles.empty}>
          Nothing is kept yet. The first change to a document keeps it.
        </p>
      )}
    </Dialog>
  );
}

function Row({ summary, now }: { readonly summary: DocumentSummary; readonly now: number }) {
  const { document, verbs } = useStores();
  const { id, name, modifiedAt, components } = summary;
  const isOpen = useStore(document, ({ origin }) => origin.kind !== 'link' && origin.id === id);
  const [renaming, setRenaming] = useState(false);
  const close = useClose();
  return (
    <li className={styles.row}>
      {renaming ? (
        <TextField
          // The row's own button asked for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          className={styles.rename ?? ''}
          aria-label={`New name of ${name}`}
          value={name}
          maxLength={120}
          onFocus={(event) => event.currentTarget.select()}
          onCommit={(text) => {
            if (text.trim() !== '') void verbs.renameDocument(id, text.trim());
          }}
          onBlur={() => setRenaming(false)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              setRenaming(false);
            }
          }}
        />
      ) : (
        <button
          type="button"
          className={styles.open}
          onClick={() => {
            close();
            void verbs.openDocument(id);
          }}
        >
          <span className={styles.name}>
            <span>{name}</span>
            {isOpen && <span className={styles.current}>open</span>}
          </span>
          <span className={styles.muted}>
            {components === 1 ? '1 component' : `${components} components`}
          </span>
          <time className={styles.muted} dateTime={new Date(modifiedAt).toISOString()}>
            {ago(modifiedAt, now)}
          </time>
        </button>
      )}
      <IconButton label={`Rename ${name}`} hint="Rename" onClick={() => setRenaming(true)}>
        <Pencil aria-hidden />
      </IconButton>
      <IconButton
        label={`Duplicate ${name}`}
        hint="Duplicate"
        onClick={() => void verbs.duplicateDocument(id)}
      >
        <Copy aria-hidden />
      </IconButton>
      <IconButton
        label={`Delete ${name}`}
        hint="Delete"
        onClick={() => void verbs.deleteDocument(id)}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
