import { useStoreApi, ViewportPortal } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { groupsOf, type Note, notesOf, positionsOf } from '../../../model/index.ts';
import { useInSlices } from '../../kit/useInSlices.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';
import type { Graph } from '../../../graph/graph.ts';
import { componentsOfNodes, groupIdOf, noteIdOf, noteNode } from '../../../graph/nodeIds.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { type DrawnNote, drawnNotes } from '../../../graph/marks/drawnNotes.ts';
import { FrameBox } from './FrameBox.tsx';
import { framesOf } from '../../../graph/marks/frames.ts';
import { NoteBox } from './NoteBox.tsx';
import { useDropMarks } from './useDropMarks.ts';
import { useFrames } from './useFrames.ts';
import { useNotesInBox } from './useNotesInBox.ts';

export interface MarksProps {
  readonly canvas: CanvasApi;
  readonly graph: Graph;
  /** Components that a gesture moves right now, where they are drawn. */
  readonly moved: ReadonlyMap<string, Point>;
}

const UNDRAWN: DrawnNote = { text: '', isPlain: true };
const RESTING = { nodes: [] as readonly string[], by: { x: 0, y: 0 } };

/** Frames behind the components and notes among them, moved by the same hand as these. */
export function MarksLayer({ canvas, graph, moved }: MarksProps) {
  const { document: store, view } = useStores();
  const flow = useStoreApi();
  const document = useStore(store, (state) => state.document);
  const selection = useStore(view, (state) => state.selection.components);
  const selected = useMemo(() => new Set(selection), [selection]);
  const groups = useMemo(() => groupsOf(document), [document]);
  const notes = useMemo(() => notesOf(document), [document]);
  const drawn = useMemo(() => drawnNotes(notes), [notes]);
  const frames = useFrames(groups, graph, moved);
  const shown = useInSlices(frames.length + notes.size);
  const [dragged, setDragged] = useState(RESTING);
  useNotesInBox(flow, notes);
  useDropMarks(canvas);

  /** Everything that moves when these nodes are dragged, and where it is. */
  const start = useCallback(
    (nodes: readonly string[]): ReadonlyMap<string, Point> => {
      const now = store.getState().document;
      const positions = positionsOf(now);
      const all = new Map<string, Point>();
      for (const name of componentsOfNodes(now, nodes)) {
        const at = positions.get(name);
        if (at) all.set(name, at);
      }
      const held = new Set(nodes);
      const boxes = framesOf(groupsOf(now), canvas.graph(), new Map()).filter(({ group }) =>
        held.has(`group:${group.id}`),
      );
      for (const note of notesOf(now).values()) {
        const x = note.x + note.width / 2;
        const y = note.y + note.height / 2;
        const isInside = boxes.some(
          (box) => x > box.x && y > box.y && x < box.x + box.width && y < box.y + box.height,
        );
        if (held.has(noteNode(note.id)) || isInside) all.set(noteNode(note.id), note);
      }
      return all;
    },
    [store, canvas],
  );
  const show = useCallback(
    (by: Point | null, nodes: readonly string[]) => {
      if (by === null) {
        setDragged(RESTING);
        canvas.preview(null);
        return;
      }
      const all = [...start(nodes)];
      setDragged({ nodes: all.map(([id]) => id), by });
      const drawn = canvas.graph().byName;
      const places = new Map<string, Point>();
      for (const [id, { x, y }] of all) {
        if (noteIdOf(id) === null) places.set(id, { x: x + by.x, y: y + by.y });
      }
      // A collapsed group stands for components that are not drawn themselves.
      for (const node of nodes) {
        const view = groupIdOf(node) === null ? undefined : drawn.get(node);
        if (view) places.set(node, { x: view.position.x + by.x, y: view.position.y + by.y });
      }
      canvas.preview(places);
    },
    [canvas, start],
  );
  useEffect(() => () => canvas.preview(null), [canvas]);

  return (
    <ViewportPortal>
      {frames.slice(0, shown).map((frame) => (
        <FrameBox
          key={frame.group.id}
          frame={frame}
          selected={selected.has(`group:${frame.group.id}`)}
          canvas={canvas}
          start={start}
          show={show}
        />
      ))}
      {[...notes.values()].slice(0, Math.max(0, shown - frames.length)).map((note) => (
        <NoteBox
          key={note.id}
          note={note}
          drawn={drawn.get(note.id) ?? UNDRAWN}
          by={draggedBy(note, moved, dragged)}
          selected={selected.has(noteNode(note.id))}
          canvas={canvas}
          start={start}
          show={show}
        />
      ))}
    </ViewportPortal>
  );
}

/** How far a note is dragged: by its own hand, or along with components. */
function draggedBy(note: Note, moved: MarksProps['moved'], dragged: typeof RESTING): Point | null {
  const node = noteNode(note.id);
  if (dragged.nodes.includes(node)) return dragged.by;
  const at = moved.get(node);
  return at ? { x: at.x - note.x, y: at.y - note.y } : null;
}
