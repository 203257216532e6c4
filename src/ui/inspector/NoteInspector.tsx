import { useStore } from 'zustand';
import { notesOf } from '../../model/index.ts';
import { deleteThings } from '../../editing/components/deleteThings.ts';
import { colourNote } from '../../editing/marks/writeNotes.ts';
import { useCanvasApi } from '../canvas/api/CanvasApi.ts';
import { noteNode } from '../../graph/nodeIds.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { ColourChoice } from './ColourChoice.tsx';
import styles from '../fields/Fields.module.css';

/** A note: its colour, and where its text is written. */
export function NoteInspector({ id }: { readonly id: string }) {
  const stores = useStores();
  const canvas = useCanvasApi();
  const document = useStore(stores.document, (state) => state.document);
  const note = notesOf(document).get(id);
  if (note === undefined) return null;

  function remove(): void {
    stores.verbs.edit(deleteThings, { components: [noteNode(id)], connectors: [] });
  }

  return (
    <div className={styles.head}>
      <p className={styles.kind}>Note</p>
      <p className={styles.summary}>
        Written in Markdown: headings, lists, bold, code and links. It is kept with the model and
        does not take part in a run.
      </p>
      <ColourChoice
        value={note.colour}
        onChange={(colour) => stores.verbs.edit(colourNote, { note: id, colour })}
      />
      <div className={styles.actions}>
        <Button onClick={() => canvas.current?.store.setState({ renaming: noteNode(id) })}>
          Write
        </Button>
        <Button onClick={remove}>Delete</Button>
      </div>
    </div>
  );
}
