import { EllipsisVertical, EyeOff, LocateFixed, MoveRight, SquarePlus, Focus } from 'lucide-react';
import {
  type PlotDrawing,
  type PlotSide,
  type PlotSpec,
  componentOf,
} from '../../../model/index.ts';
import { movePlotField, setPlotDrawing, setPlotSide } from '../../../editing/watching/plots.ts';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../kit/menu/Menu.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { plotKey } from '../plot/plotInput.ts';
import styles from '../plot/Legend.module.css';

interface Props {
  readonly plot: PlotSpec;
  readonly plots: readonly PlotSpec[];
  readonly field: string;
  /** Hides all others of its plot. */
  readonly onAlone: () => void;
}

const SIDES: readonly { readonly value: PlotSide; readonly label: string }[] = [
  { value: 'left', label: 'Left axis' },
  { value: 'right', label: 'Right axis' },
];
const DRAWINGS: readonly { readonly value: PlotDrawing; readonly label: string }[] = [
  { value: 'line', label: 'Line' },
  { value: 'steps', label: 'Steps' },
  { value: 'points', label: 'Points' },
];

/** What can be done with one field of a plot. */
export function SeriesMenu({ plot, plots, field, onAlone }: Props) {
  const { verbs } = useStores();
  const drawing = plot.points.includes(field)
    ? 'points'
    : plot.steps.includes(field)
      ? 'steps'
      : 'line';
  const move = (beside: string | null) => verbs.arrangePlots(movePlotField, field, beside);
  return (
    <Menu
      side="top"
      trigger={
        <button type="button" className={styles.more} aria-label={`Options of ${field}`}>
          <EllipsisVertical size={14} aria-hidden="true" />
        </button>
      }
    >
      <MenuChoice
        label="Measured on"
        value={plot.right.includes(field) ? 'right' : 'left'}
        options={SIDES}
        onChange={(side) => verbs.arrangePlots(setPlotSide, field, side)}
      />
      <MenuSeparator />
      <MenuChoice
        label="Drawn as"
        value={drawing}
        options={DRAWINGS}
        onChange={(next) => verbs.arrangePlots(setPlotDrawing, field, next)}
      />
      <MenuSeparator />
      <MenuItem
        icon={<SquarePlus aria-hidden />}
        disabled={plot.fields.length === 1}
        onClick={() => move(null)}
      >
        In a plot of its own
      </MenuItem>
      {plots.map((other, at) =>
        other === plot ? null : (
          <MenuItem
            key={plotKey(other)}
            icon={<MoveRight aria-hidden />}
            note={plotKey(other)}
            onClick={() => move(plotKey(other))}
          >
            {`To plot ${at + 1}`}
          </MenuItem>
        ),
      )}
      <MenuItem icon={<Focus aria-hidden />} note="Alt+click" onClick={onAlone}>
        Show only this
      </MenuItem>
      <MenuItem
        icon={<LocateFixed aria-hidden />}
        onClick={() => verbs.revealComponent(componentOf(field))}
      >
        Find on the canvas
      </MenuItem>
      <MenuItem icon={<EyeOff aria-hidden />} onClick={() => verbs.watch(field, false)}>
        Stop watching
      </MenuItem>
    </Menu>
  );
}
