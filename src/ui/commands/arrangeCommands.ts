import { GRID } from '../canvas/nodeLayout.ts';
import type { Command } from './Command.ts';

const STEPS = [
  ['left', 'ArrowLeft', -1, 0],
  ['right', 'ArrowRight', 1, 0],
  ['up', 'ArrowUp', 0, -1],
  ['down', 'ArrowDown', 0, 1],
] as const;
/** Steps of the grid that a nudge with Shift takes. */
const FAR = 5;

/** Ids that begin so gather into one entry of the history; any other command ends the burst. */
export const NUDGE = 'nudge-';

export const ARRANGE_COMMANDS: readonly Command[] = [
  ...STEPS.flatMap(([direction, key, dx, dy]): Command[] =>
    [false, true].map((far) => ({
      id: `${NUDGE}${direction}${far ? '-far' : ''}`,
      group: 'Arrange',
      label: `Move what is selected ${direction}${far ? `, ${FAR} times as far` : ''}`,
      family: far ? `Move it ${FAR} times as far` : 'Move what is selected',
      keys: [far ? `Shift+${key}` : key],
      scope: 'canvas',
      keysOnly: true,
      enabled: ({ stores }) => stores.view.getState().selection.components.length > 0,
      run({ canvas }) {
        const length = far ? FAR * GRID : GRID;
        canvas?.nudge.push(dx * length, dy * length);
      },
    })),
  ),
];
