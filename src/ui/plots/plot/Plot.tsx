import {
  useEffect,
  useId,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { type PlotSpec } from '../../../model/index.ts';
import { movePlotField } from '../../../editing/watching/plots.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { PlotLine, PlotScene } from '../draw/plotScene.ts';
import { FIELD_DRAG } from './Legend.tsx';
import { plotInput, plotKey } from './plotInput.ts';
import { plotKey as meaningOf } from './plotKeys.ts';
import { type Notes, notesOf, sameNotes } from './plotNotes.ts';
import { PlotNotes } from './PlotNotes.tsx';
import { listenToPointer } from './plotPointer.ts';
import { createPlotScreen, cursorPosition, type PlotScreen, type Size } from './plotScreen.ts';
import { PlotSummary } from './PlotSummary.tsx';
import { plotsDesk, withZoom } from '../plotsView.ts';
import { useSeriesChange } from '../series/useSeriesFrame.ts';
import { valueText } from './valueText.ts';
import styles from '../PlotsPanel.module.css';

interface Props {
  readonly plot: PlotSpec;
  /** Fields of it that are not hidden. */
  readonly lines: readonly PlotLine[];
  /** "Plot", or "Plot 2" where there are several. */
  readonly name: string;
  readonly header?: ReactNode;
}

/**
 * One plot: drag to look closer, double-click to see all, a wheel, fingers and keys as `plotPointer`
 * and `plotKeys` say. A field that is dropped on it is drawn in it.
 */
export function Plot({ plot, lines, name, header }: Props) {
  const stores = useStores();
  const desk = plotsDesk(stores);
  const host = useRef<HTMLDivElement>(null);
  const screen = useRef<PlotScreen | null>(null);
  const latest = useRef({ plot, lines });
  const [notes, setNotes] = useState<Notes>(notesOf(null));
  const [spoken, setSpoken] = useState('');
  const [isTarget, setTarget] = useState(false);
  const summary = useId();

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
      stores.library.subscribe((now, before) => {
        if (now.compared !== before.compared) created.ask();
      }),
      listenToPointer(over, {
        scene: created.scene,
        select: created.select,
        hover: (x, y) => desk.cursor.set(x === null ? null : created.stepAt(x, y)),
        zoom: (change) => changeZoom(latest.current.plot, change),
      }),
    ];
    return () => {
      screen.current = null;
      for (const end of ends) end();
      created.dispose();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stores, desk]);

  useSeriesChange(stores.run, [...plot.fields, ...(plot.x === null ? [] : [plot.x])], () =>
    screen.current?.ask(),
  );

  function changeZoom(of: PlotSpec, change: Parameters<typeof withZoom>[3]): void {
    desk.view.setState(withZoom(desk.view.getState(), plotKey(of), of.x, change));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const scene = screen.current?.scene();
    if (!scene) return;
    const step = desk.cursor.get();
    const key = meaningOf(event.nativeEvent, scene, cursorPosition(scene, step));
    if (key === null) return;
    event.preventDefault();
    if (key.kind === 'reset') changeZoom(plot, { x: null, left: null, right: null });
    if (key.kind === 'zoom') changeZoom(plot, key.change);
    if (key.kind === 'cursor') moveCursor(scene, key.by);
  }

  function moveCursor(scene: PlotScene, by: number): void {
    const { min, max } = scene.x.field === null ? scene.x.range : { min: 0, max: Infinity };
    const start = desk.cursor.get() ?? Math.round(scene.x.field === null ? (min + max) / 2 : 0);
    const step = Math.min(Math.floor(max), Math.max(Math.ceil(min), start + by));
    desk.cursor.set(step);
    const { series } = stores.run.getState();
    const values = lines.map(({ field }) => `${field} ${valueText(series[field], step) || 'none'}`);
    setSpoken(`Step ${step}: ${values.join(', ')}`);
  }

  const drop = {
    onDragOver(event: DragEvent): void {
      if (!event.dataTransfer.types.includes(FIELD_DRAG)) return;
      event.preventDefault();
      setTarget(true);
    },
    onDragLeave: () => setTarget(false),
    onDrop(event: DragEvent): void {
      setTarget(false);
      const field = event.dataTransfer.getData(FIELD_DRAG);
      if (field === '') return;
      event.preventDefault();
      stores.verbs.arrangePlots((document) => movePlotField(document, field, plotKey(plot)));
    },
  };

  return (
    <section
      className={styles.plot}
      aria-label={name}
      data-target={isTarget ? '' : undefined}
      {...drop}
    >
      {header}
      <div
        ref={host}
        className={styles.host}
        role="application"
        aria-roledescription="plot"
        aria-label={`${name} of ${plot.fields.join(', ')}${plot.x === null ? '' : ` over ${plot.x}`}`}
        aria-describedby={summary}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <canvas className={styles.canvas} aria-hidden="true" />
        <canvas className={styles.over} aria-hidden="true" />
        <PlotNotes notes={notes} lines={lines} />
      </div>
      <PlotSummary id={summary} run={stores.run} fields={plot.fields} />
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </section>
  );
}
