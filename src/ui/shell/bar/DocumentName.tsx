import type { RefObject } from 'react';
import { useStore } from 'zustand';
import { nameDocument } from '../../../editing/process/changeProcess.ts';
import type { Origin, SavedState } from '../../../stores/index.ts';
import { TextField } from '../../page/TextField.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import styles from './TopBar.module.css';

/** The document's name, edited in place, and whether it is saved. */
export function DocumentName({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const { document, verbs } = useStores();
  const name = useStore(document, (state) => state.document.name);
  const origin = useStore(document, (state) => state.origin);
  const saved = useStore(document, (state) => state.saved);

  function rename(text: string) {
    const next = text.trim();
    if (next === '' || next === name) return;
    if (origin.kind === 'stored') void verbs.renameDocument(origin.id, next);
    else verbs.edit(nameDocument, next);
  }

  const words = savedWords(saved, origin);
  return (
    <>
      <TextField
        ref={field}
        className={styles.name ?? ''}
        aria-label="Document name"
        value={name}
        readOnly={origin.kind === 'readOnly'}
        maxLength={120}
        // As wide as its text also where `field-sizing` is not known (WebKit).
        size={Math.max(1, name.length)}
        onCommit={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <span
        className={styles.saved}
        translate="no"
        title={words.more}
        data-failed={saved.kind === 'failed' ? '' : undefined}
      >
        {words.short}
      </span>
    </>
  );
}

function savedWords(saved: SavedState, origin: Origin): { short: string; more: string } {
  if (origin.kind === 'link') return { short: 'Not kept yet', more: 'Kept with the first edit.' };
  if (origin.kind === 'readOnly')
    return { short: 'Read only', more: 'Another tab edits this document.' };
  switch (saved.kind) {
    case 'saved':
      return { short: 'Saved', more: 'Saved in this browser.' };
    case 'saving':
    case 'unsaved':
      return { short: 'Saving…', more: 'Saved in this browser in a moment.' };
    case 'failed':
      return { short: 'Not saved', more: saved.message };
  }
}
