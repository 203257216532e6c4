import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { PlotSpec } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { PlotLine, PlotScene, Zoom } from '../draw/plotScene.ts';
import { plotsDesk, withZoom } from '../plotsView.ts';
import { useSeriesChange } from '../series/useSeriesFrame.ts';
import { plotInput, plotKey } from './plotInput.ts';
import { type Notes, notesOf, sameNotes } from './plotNotes.ts';
import { listenToPointer } from './plotPointer.ts';
import { createPlotScreen, type PlotScreen, type Size } from './plotScreen.ts';

/** What a mounted plot offers to its keys. */
export interface PlotOnScreen {
  /** To be set on the element that holds the two canvases. */
  readonly host: RefObject<HTMLDivElement | null>;
  /** What was drawn last; null before the first frame. Only from a handler. */
  scene(): PlotScene | null;
  zoom(change: Partial<Zoom>): void;
  /** What the picture does not show. */
  readonly notes: Notes;
}

/** Draws a plot, and draws it anew when its values, its spec, the zoom or the cursor change. */
export function usePlotScreen(plot: PlotSpec, lines: readonly PlotLine[]): PlotOnScreen {
  const stores = useStores();
  const desk = plotsDesk(stores);
  const host = useRef<HTMLDivElement>(null);
  const screen = useRef<PlotScreen | null>(null);
  const latest = useRef({ plot, lines });
  const [notes, setNotes] = useState<Notes>(notesOf(null));
  const zoom = useCallback(
    (change: Partial<Zoom>): void => {
      const { plot: of } = latest.current;
      desk.view.setState(withZoom(desk.view.getState(), plotKey(of), of.x, change));
    },
    [desk],
  );

  useEffect(() => {
    latest.current = { plot, lines };
    screen.current?.ask();
  }, [plot, lines]);

  useEffect(() => {
    const element = host.current;
    const [under, over] = element?.querySelectorAll('canvas') ?? [];
    if (!element || !under || !over) return;
    const onDrawn = (scene: PlotScene): void => {
      const now = notesOf(scene);
      setNotes((before) => (sameNotes(before, now) ? before : now));
    };
    const input = (size: Size) =>
      plotInput(stores, latest.current.plot, latest.current.lines, size);
    const created = createPlotScreen({
      ...{ host: element, lines: under, over, input, onDrawn },
      step: desk.cursor.get,
    });
    screen.current = created;
    const ends = [
      desk.view.subscribe(created.ask),
      desk.cursor.subscribe(created.askCursor),
      stores.lists.subscribe((now, before) => {
        if (now.compared !== before.compared) created.ask();
      }),
      listenToPointer(over, {
        scene: created.scene,
        select: created.select,
        hover: (x, y) => desk.cursor.set(x === null ? null : created.stepAt(x, y)),
        zoom,
      }),
    ];
    return () => {
      screen.current = null;
      for (const end of ends) end();
      created.dispose();
    };
  }, [stores, desk, zoom]);

  useSeriesChange(stores.run, [...plot.fields, ...(plot.x === null ? [] : [plot.x])], () =>
    screen.current?.ask(),
  );

  return { host, scene: () => screen.current?.scene() ?? null, zoom, notes };
}
