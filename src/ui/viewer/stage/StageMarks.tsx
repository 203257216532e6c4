import { useMemo } from 'react';
import { useStore } from 'zustand';
import { groupsOf, notesOf } from '../../../model/index.ts';
import type { Graph } from '../../../graph/graph.ts';
import { drawnNotes } from '../../../graph/marks/drawnNotes.ts';
import { framesOf } from '../../../graph/marks/frames.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { Markdown } from '../../canvas/marks/Markdown.tsx';
import marks from '../../canvas/marks/Marks.module.css';
import styles from './Stage.module.css';

const NOTHING_MOVES = new Map<string, never>();

/** Frames and notes of the model, to be read. */
export function StageMarks({ graph }: { readonly graph: Graph }) {
  const { document: store } = useStores();
  const document = useStore(store, (state) => state.document);
  const frames = useMemo(
    () => framesOf(groupsOf(document), graph, NOTHING_MOVES),
    [document, graph],
  );
  const notes = useMemo(() => notesOf(document), [document]);
  const drawn = useMemo(() => drawnNotes(notes), [notes]);
  return (
    <>
      {frames.map(({ group, x, y, width, height }) => (
        <div
          key={group.id}
          className={marks.frame}
          data-colour={group.colour}
          style={{ left: x, top: y, width, height }}
        >
          <div className={marks.title}>
            <span className={marks.name}>{group.title}</span>
          </div>
        </div>
      ))}
      {[...notes.values()].map(({ id, colour, x, y, width, height }) => {
        const { text, isPlain } = drawn.get(id) ?? { text: '', isPlain: true };
        return (
          <div
            key={id}
            className={`${marks.note} ${styles.note}`}
            data-colour={colour}
            role="note"
            style={{ left: x, top: y, width, height }}
          >
            <div className={marks.text}>{isPlain ? text : <Markdown text={text} />}</div>
          </div>
        );
      })}
    </>
  );
}
