import { useStoreApi } from '@xyflow/react';
import { useRef, useState, type PointerEvent } from 'react';
import type { Note } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { watchGesture } from '../../kit/watchGesture.ts';
import { GRID } from '../../../graph/places/nodeLayout.ts';
import { sizeNote } from '../../../editing/marks/writeNotes.ts';
import styles from './Marks.module.css';

/** The corner that gives a note another size: by dragging it, or by arrows while it has the focus. */
export function NoteResizer({ note }: { readonly note: Note }) {
  const stores = useStores();
  const flow = useStoreApi();
  const [key] = useState(() => Symbol('size'));
  const from = useRef<{ x: number; y: number } | null>(null);

  function sizeAt(event: PointerEvent, start: { x: number; y: number }) {
    const zoom = flow.getState().transform[2];
    const step = (far: number) => Math.round(far / zoom / GRID) * GRID;
    return {
      width: Math.max(5 * GRID, note.width + step(event.clientX - start.x)),
      height: Math.max(3 * GRID, note.height + step(event.clientY - start.y)),
    };
  }

  return (
    <button
      type="button"
      className={styles.corner}
      aria-label="Size of the note; arrows change it"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
        const { style } = event.currentTarget.parentElement ?? event.currentTarget;
        watchGesture(event.nativeEvent, () => {
          from.current = null;
          stores.verbs.underWay(key, null);
          style.width = `${note.width}px`;
          style.height = `${note.height}px`;
        });
      }}
      onPointerMove={(event) => {
        const box = event.currentTarget.parentElement;
        if (from.current === null || box === null) return;
        const { width, height } = sizeAt(event, from.current);
        box.style.width = `${width}px`;
        box.style.height = `${height}px`;
        stores.verbs.underWay(key, () =>
          stores.verbs.edit(sizeNote, { note: note.id, width, height }),
        );
      }}
      onPointerUp={(event) => {
        if (from.current === null) return;
        const size = sizeAt(event, from.current);
        from.current = null;
        stores.verbs.underWay(key, null);
        stores.verbs.edit(sizeNote, { note: note.id, ...size });
      }}
      onKeyDown={(event) => {
        const [dx, dy] = STEPS[event.key] ?? [0, 0];
        if (dx === 0 && dy === 0) return;
        event.preventDefault();
        event.stopPropagation();
        const size = { width: note.width + dx * GRID, height: note.height + dy * GRID };
        stores.verbs.edit(sizeNote, { note: note.id, ...size });
      }}
    />
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
