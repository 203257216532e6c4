import { EllipsisVertical, EyeOff, Maximize } from 'lucide-react';
import { type PlotSpec } from '../../../model/index.ts';
import { setPlotLog, setPlotX } from '../../../editing/watching/plots.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../kit/menu/Menu.tsx';
import { MenuCheck } from '../../kit/menu/MenuCheck.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { plotKey } from '../plot/plotInput.ts';
import { PLOT_KEYS } from '../plot/plotKeys.ts';
import { plotsDesk, withZoom } from '../plotsView.ts';
import styles from '../PlotsPanel.module.css';

interface Props {
  readonly plot: PlotSpec;
  readonly watched: readonly string[];
  readonly name: string;
}

/** Stands for the steps of the run among the fields that a plot can be drawn over. */
const STEPS = ' steps';

/** Scale and axes of one plot. */
export function PlotMenu({ plot, watched, name }: Props) {
  const stores = useStores();
  const { verbs } = stores;
  const key = plotKey(plot);
  const setLog = (side: 'left' | 'right', on: boolean) =>
    verbs.arrangePlots(setPlotLog, key, side, on);
  const view = plotsDesk(stores).view;
  const over = [
    { value: STEPS, label: 'Steps of the run' },
    ...watched.map((field) => ({ value: field, label: field })),
  ];
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <IconButton label={`Options of ${name.toLowerCase()}`} side="top">
          <EllipsisVertical aria-hidden />
        </IconButton>
      }
    >
      <MenuCheck checked={plot.log.includes('left')} onChange={(on) => setLog('left', on)}>
        Logarithmic left axis
      </MenuCheck>
      <MenuCheck
        checked={plot.log.includes('right')}
        disabled={plot.right.length === 0}
        onChange={(on) => setLog('right', on)}
      >
        Logarithmic right axis
      </MenuCheck>
      <MenuSeparator />
      <MenuChoice
        label="Drawn over"
        value={plot.x ?? STEPS}
        options={over}
        onChange={(next) => verbs.arrangePlots(setPlotX, key, next === STEPS ? null : next)}
      />
      <MenuSeparator />
      <MenuItem
        icon={<Maximize aria-hidden />}
        note="Double-click"
        onClick={() =>
          view.setState(
            withZoom(view.getState(), key, plot.x, { x: null, left: null, right: null }),
          )
        }
      >
        Show everything
      </MenuItem>
      <MenuItem
        icon={<EyeOff aria-hidden />}
        onClick={() => {
          for (const field of plot.fields) verbs.watch(field, false);
        }}
      >
        Stop watching its fields
      </MenuItem>
      <MenuSeparator />
      <div className={styles.keys}>
        <p>Drag to zoom, with Shift into values, with Alt to move. On the plot:</p>
        <dl>
          {PLOT_KEYS.map(([keys, what]) => (
            <div key={keys}>
              <dt>{keys}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Menu>
  );
}
