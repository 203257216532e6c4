import type { Edit } from '../../editing/edit.ts';
import { ALIGN_LABELS, alignNodes, distributeNodes } from '../../editing/places/arrangeNodes.ts';
import { componentsOfNodes } from '../../graph/nodeIds.ts';
import type { Alignment, Axis } from '../../graph/places/alignBoxes.ts';
import { GRID } from '../../graph/places/nodeLayout.ts';
import { layOut } from '../canvas/layout/layOut.ts';
import { canEdit } from './canEdit.ts';
import type { Command, CommandContext } from './Command.ts';

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

const ALIGN: readonly (readonly [Alignment, string])[] = [
  ['left', 'Mod+Shift+ArrowLeft'],
  ['centre', 'Alt+H'],
  ['right', 'Mod+Shift+ArrowRight'],
  ['top', 'Mod+Shift+ArrowUp'],
  ['middle', 'Alt+V'],
  ['bottom', 'Mod+Shift+ArrowDown'],
];
const DISTRIBUTE: readonly (readonly [Axis, string])[] = [
  ['horizontally', 'Alt+Shift+H'],
  ['vertically', 'Alt+Shift+V'],
];

const selected = ({ stores }: CommandContext) => stores.view.getState().selection.components;
const many = (context: CommandContext, least: number) =>
  canEdit(context) && selected(context).length >= least;

/** Makes an edit that moves what is selected; why there is nothing to move is said. */
function arrange<Args>({ stores: { verbs } }: CommandContext, edit: Edit<Args>, args: Args): void {
  const made = verbs.edit(edit, args);
  if (made !== null && 'refused' in made) verbs.say(made.refused);
}

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
  ...ALIGN.map(([how, keys]): Command => ({
    id: `align-${how}`,
    group: 'Arrange',
    label: ALIGN_LABELS[how],
    keys: [keys],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => many(context, 2),
    run: (context) => arrange(context, alignNodes, { nodes: selected(context), how }),
  })),
  ...DISTRIBUTE.map(([axis, keys]): Command => ({
    id: `distribute-${axis}`,
    group: 'Arrange',
    label: `Distribute ${axis}`,
    keys: [keys],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => many(context, 3),
    run: (context) => arrange(context, distributeNodes, { nodes: selected(context), axis }),
  })),
  {
    id: 'layout',
    group: 'Arrange',
    label: 'Lay out what is selected, or everything',
    keys: ['Shift+L'],
    scope: 'canvas',
    menus: ['component', 'canvas'],
    enabled: canEdit,
    run(context) {
      const { stores, canvas } = context;
      const { document } = stores.document.getState();
      const nodes = [
        ...new Set([...selected(context), ...componentsOfNodes(document, selected(context))]),
      ];
      const drawn = nodes.filter((node) => canvas?.graph().byName.has(node));
      if (canvas) void layOut(stores, canvas, drawn.length > 1 ? drawn : null);
    },
  },
  {
    id: 'layout-all',
    group: 'Arrange',
    label: 'Lay out the whole model',
    keys: [],
    enabled: canEdit,
    run: ({ stores, canvas }) => void (canvas && layOut(stores, canvas, null)),
  },
];
