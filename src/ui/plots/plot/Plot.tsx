import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { PlotSpec } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { PlotLine, PlotScene } from '../draw/plotScene.ts';
import { plotsDesk } from '../plotsView.ts';
import { plotKey } from './plotInput.ts';
import { plotKey as meaningOf } from './plotKeys.ts';
import { PlotNotes } from './PlotNotes.tsx';
import { cursorPosition } from './plotScreen.ts';
import { PlotSummary } from './PlotSummary.tsx';
import { useFieldDrop } from './useFieldDrop.ts';
import { usePlotScreen } from './usePlotScreen.ts';
import { valueText } from './valueText.ts';
import styles from './Plot.module.css';

interface Props {
  readonly plot: PlotSpec;
  /** Fields of it that are not hidden. */
  readonly lines: readonly PlotLine[];
  /** "Plot", or "Plot 2" where there are several. */
  readonly name: string;
  readonly header?: ReactNode;
  /** Nothing can be dropped on it, and there is no table beside it. */
  readonly isFixed?: boolean;
}

/**
 * One plot: drag to look closer, double-click to see all, a wheel, fingers and keys as `plotPointer`
 * and `plotKeys` say. A field that is dropped on it is drawn in it.
 */
export function Plot({ plot, lines, name, header, isFixed = false }: Props) {
  const stores = useStores();
  const { cursor } = plotsDesk(stores);
  const screen = usePlotScreen(plot, lines);
  const drop = useFieldDrop(plotKey(plot));
  const [spoken, setSpoken] = useState('');
  const summary = useId();

  function onKeyDown(event: KeyboardEvent): void {
    const scene = screen.scene();
    if (!scene) return;
    const key = meaningOf(event.nativeEvent, scene, cursorPosition(scene, cursor.get()));
    if (key === null) return;
    event.preventDefault();
    if (key.kind === 'reset') screen.zoom({ x: null, left: null, right: null });
    if (key.kind === 'zoom') screen.zoom(key.change);
    if (key.kind === 'cursor') moveCursor(scene, key.by);
  }

  function moveCursor(scene: PlotScene, by: number): void {
    const { min, max } = scene.x.field === null ? scene.x.range : { min: 0, max: Infinity };
    const start = cursor.get() ?? Math.round(scene.x.field === null ? (min + max) / 2 : 0);
    const step = Math.min(Math.floor(max), Math.max(Math.ceil(min), start + by));
    cursor.set(step);
    const { series } = stores.run.getState();
    const values = lines.map(({ field }) => `${field} ${valueText(series[field], step) || 'none'}`);
    setSpoken(`Step ${step}: ${values.join(', ')}`);
  }

  return (
    <section
      className={styles.plot}
      aria-label={name}
      data-target={drop.isTarget ? '' : undefined}
      {...(isFixed ? {} : drop.handlers)}
    >
      {header}
      <div
        ref={screen.host}
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
        <PlotNotes notes={screen.notes} lines={lines} hasTable={!isFixed} />
      </div>
      <PlotSummary id={summary} run={stores.run} fields={plot.fields} />
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </section>
  );
}
