import { useRef, type DragEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PlotSpec } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { seriesColour } from '../draw/palette.ts';
import { useCursorStep } from './cursorStep.ts';
import { plotsDesk } from '../plotsView.ts';
import { drawnRuns } from './plotInput.ts';
import { Swatch } from '../Swatch.tsx';
import { useSeriesFrame } from '../series/useSeriesFrame.ts';
import { valueText } from './valueText.ts';
import styles from './Legend.module.css';

/** What a dragged field is named on the clipboard of a drag. */
export const FIELD_DRAG = 'application/x-patchbay-field';

/** Fields that are named; more than anybody tells apart. */
const MOST = 100;

interface Props {
  readonly plot: PlotSpec;
  readonly colours: ReadonlyMap<string, number>;
  /** Where fields can be dragged to another plot. */
  readonly onDrag?: (isOn: boolean) => void;
  /** What stands behind a field: what else can be done with it. */
  readonly menuOf?: (field: string, onAlone: () => void) => ReactNode;
}

/**
 * The fields of a plot with their colours and values: at the cursor, else the last ones. A click
 * hides a field, with Alt it hides all others; a field can be dragged to another plot.
 */
export function Legend({ plot, colours, onDrag, menuOf }: Props) {
  const desk = plotsDesk(useStores());
  const hidden = useStore(desk.view, (view) => view.hidden);

  function press(field: string, alone: boolean): void {
    desk.view.setState((view) => ({
      hidden: alone ? soloed(view.hidden, plot.fields, field) : toggled(view.hidden, field),
    }));
  }
  function onDragStart(event: DragEvent, field: string): void {
    event.dataTransfer.setData(FIELD_DRAG, field);
    event.dataTransfer.effectAllowed = 'move';
    // The place to drop it changes what is under the pointer, which would end the drag at once.
    setTimeout(() => onDrag?.(true), 0);
  }

  return (
    <ul
      className={styles.legend}
      aria-label="Watched fields"
      onWheel={({ currentTarget, deltaX, deltaY }) => {
        // In one row a wheel moves along it.
        if (deltaX === 0) currentTarget.scrollLeft += deltaY;
      }}
    >
      {plot.fields.slice(0, MOST).map((field) => {
        const isShown = !hidden.has(field);
        return (
          <li key={field} className={styles.item}>
            <button
              type="button"
              className={styles.series}
              aria-pressed={isShown}
              title={`${isShown ? 'Hide' : 'Show'} ${field}. Alt+click: only this.${onDrag ? ' Drag: to another plot.' : ''}`}
              draggable={onDrag !== undefined}
              onDragStart={(event) => onDragStart(event, field)}
              onDragEnd={() => onDrag?.(false)}
              onClick={(event) => press(field, event.altKey)}
            >
              <Swatch colour={seriesColour(colours.get(field) ?? 1)} />
              <span className={styles.field} translate="no">
                {field}
              </span>
              {plot.right.includes(field) && (
                <span className={styles.side} title="On the right axis">
                  R
                </span>
              )}
            </button>
            <Values field={field} x={plot.x} colour={seriesColour(colours.get(field) ?? 1)} />
            {menuOf?.(field, () => press(field, true))}
          </li>
        );
      })}
      {plot.fields.length > MOST && (
        <li className={styles.item}>{`and ${plot.fields.length - MOST} more`}</li>
      )}
    </ul>
  );
}

function toggled(hidden: ReadonlySet<string>, field: string): ReadonlySet<string> {
  const now = new Set(hidden);
  if (!now.delete(field)) now.add(field);
  return now;
}

/** Only one field of a plot; all of them when it was alone already. */
function soloed(
  hidden: ReadonlySet<string>,
  fields: readonly string[],
  field: string,
): ReadonlySet<string> {
  const others = fields.filter((one) => one !== field);
  const isAlone = !hidden.has(field) && others.every((one) => hidden.has(one));
  const rest = [...hidden].filter((one) => !fields.includes(one));
  return new Set(isAlone ? rest : [...rest, ...others]);
}

interface ValuesProps {
  readonly field: string;
  /** What its plot is drawn over. */
  readonly x: string | null;
  readonly colour: string;
}

/** Written into the page directly, since it changes with every batch of values. */
function Values({ field, x, colour }: ValuesProps) {
  const stores = useStores();
  const { run, lists } = stores;
  const desk = plotsDesk(stores);
  const differences = useStore(desk.view, (view) => view.differences !== null);
  const compared = useStore(lists, (state) => state.compared);
  const output = useRef<HTMLSpanElement>(null);
  const others = useRef<HTMLSpanElement>(null);
  const write = (): void => {
    const step = desk.cursor.get();
    const [own, ...rest] = drawnRuns(stores, x).map(({ series }) => valueText(series[field], step));
    // Of the run that others are drawn as their difference to, there is no line.
    const none = compared.length > 0 && differences ? '' : '–';
    if (output.current) output.current.textContent = own || none;
    const places = others.current?.querySelectorAll('output') ?? [];
    rest.forEach((text, at) => {
      const place = places[at];
      if (place) place.textContent = text || '–';
    });
  };
  useSeriesFrame(run, [field, `${compared.length}`, `${differences}`], write);
  useCursorStep(desk.cursor, write);
  return (
    <>
      <span ref={output} className={styles.value} translate="no" />
      {compared.length > 0 && (
        <span
          ref={others}
          className={styles.others}
          title={differences ? 'What the compared run has more at this step' : undefined}
        >
          {compared.map(({ id, dash }) => (
            <span key={id} className={styles.other}>
              <Swatch colour={colour} dash={dash} />
              <output className={styles.value} translate="no" />
            </span>
          ))}
        </span>
      )}
    </>
  );
}
