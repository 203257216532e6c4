import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import { type Note, NOTE_LIMITS } from '../../../model/index.ts';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { useCanvasTools } from '../api/canvasStore.ts';
import { noteNode } from '../../../graph/nodeIds.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import type { DrawnNote } from '../../../graph/marks/drawnNotes.ts';
import { Markdown } from './Markdown.tsx';
import { writeNote } from '../../../editing/marks/writeNotes.ts';
import styles from './Marks.module.css';
import { NoteEditor } from './NoteEditor.tsx';
import { NoteResizer } from './NoteResizer.tsx';
import { useMarkDrag } from './useMarkDrag.ts';

interface Props {
  readonly note: Note;
  readonly drawn: DrawnNote;
  /** How far a drag has moved it by now; null: it is where it is. */
  readonly by: Point | null;
  readonly selected: boolean;
  readonly canvas: CanvasApi;
  readonly start: (nodes: readonly string[]) => ReadonlyMap<string, Point>;
  readonly show: (by: Point | null, nodes: readonly string[]) => void;
}

/** What is written, in a few words, for a name. */
function gist(text: string): string {
  const words = text
    .replace(/[#*_`>[\]]/g, '')
    .trim()
    .split(/\s+/u)
    .slice(0, 8)
    .join(' ');
  return words === '' ? 'Empty note' : `Note: ${words}`;
}

function Written({ drawn: { text, isPlain } }: { readonly drawn: DrawnNote }) {
  if (text.trim() === '') return <p className={styles.hint}>Double-click to write</p>;
  return isPlain ? text : <Markdown text={text} />;
}

/** A note: dragged anywhere, written after a double click or F2, its corner gives it another size. */
export function NoteBox({ note, drawn, by, selected, canvas, start, show }: Props) {
  const stores = useStores();
  const node = noteNode(note.id);
  const { store } = useCanvasTools();
  const asked = useStore(store, (state) => state.renaming === node);
  const isTooLong = note.text.length > NOTE_LIMITS.text;
  const writing = asked && !isTooLong;
  useEffect(() => {
    if (!asked || !isTooLong) return;
    store.setState({ renaming: null });
    const text = `This note has ${note.text.length} characters, and ${NOTE_LIMITS.text} can be written here. Change it in the YAML panel.`;
    stores.verbs.notify({ tone: 'warning', text, action: null });
  }, [asked, isTooLong, note.text.length, store, stores]);
  const drag = useMarkDrag({ node, canvas, start, show });
  const x = note.x + (by?.x ?? 0);
  const y = note.y + (by?.y ?? 0);

  const write = (text: string) => stores.verbs.edit(writeNote, { note: note.id, text });
  function finish(text: string): void {
    store.setState({ renaming: null });
    if (text !== note.text) write(text);
    canvas.viewpoint.focus();
  }

  return (
    <div
      className={`nopan nowheel ${styles.note}`}
      data-colour={note.colour}
      data-selected={selected ? '' : undefined}
      data-component={node}
      role="group"
      tabIndex={0}
      aria-label={`${gist(drawn.text)}${selected ? ', selected' : ''}`}
      style={{
        left: x,
        top: y,
        width: note.width,
        height: note.height,
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        store.setState({ renaming: node });
      }}
      {...(writing ? {} : drag)}
    >
      {writing ? (
        <NoteEditor text={note.text} onDone={finish} write={write} />
      ) : (
        <div className={styles.text}>
          <Written drawn={drawn} />
        </div>
      )}
      {selected && !writing && <NoteResizer note={note} />}
    </div>
  );
}
