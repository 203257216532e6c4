import { disabledOf } from '../../model/index.ts';
import { nodesByKind } from '../../graph/nodeIds.ts';
import { processFacts } from './processFacts.ts';
import { runControls, type RunControls } from './runControls.ts';
import { chosenComponents } from './chosen.ts';
import type { Command, CommandContext } from './Command.ts';

function controls({ stores }: CommandContext): RunControls {
  const { document } = stores.document.getState();
  return runControls(stores.run.getState().phase.kind, processFacts(document).components > 0);
}

/** The one component that is chosen and takes part in runs. */
function chosenToStep(context: CommandContext): string | null {
  const { document } = context.stores.document.getState();
  const { components, groups, notes } = nodesByKind(chosenComponents(context));
  const [name, ...others] = components;
  const isOne = name !== undefined && others.length + groups.length + notes.length === 0;
  return isOne && !disabledOf(document).has(name) ? name : null;
}

export const RUN_COMMANDS: readonly Command[] = [
  {
    id: 'run',
    group: 'Run',
    label: 'Run, or go on after a pause',
    keys: ['Mod+Enter'],
    inText: true,
    enabled: (context) => controls(context).run,
    run: ({ stores }) => void stores.verbs.run(),
  },
  {
    id: 'run-on-ray',
    group: 'Run',
    label: 'Run on Ray cluster',
    keys: [],
    run: ({ stores }) => stores.verbs.openDialog('ray'),
  },
  {
    id: 'pause',
    group: 'Run',
    label: 'Pause the run',
    keys: ['Mod+Shift+P'],
    inText: true,
    enabled: (context) => controls(context).pause,
    run: ({ stores }) => void stores.verbs.pause(),
  },
  {
    id: 'step',
    group: 'Run',
    label: 'Make one step',
    keys: ['Mod+Shift+Enter'],
    inText: true,
    enabled: (context) => controls(context).step,
    run: ({ stores }) => void stores.verbs.step(),
  },
  {
    id: 'step-component',
    group: 'Run',
    label: 'Step this component alone',
    keys: ['Mod+Alt+Enter'],
    inText: true,
    menus: ['component'],
    enabled: (context) =>
      (controls(context).step || controls(context).pause) && chosenToStep(context) !== null,
    run(context) {
      const name = chosenToStep(context);
      if (name !== null) void context.stores.verbs.stepComponent(name);
    },
  },
  {
    id: 'stop',
    group: 'Run',
    label: 'Stop the run',
    keys: ['Mod+.'],
    inText: true,
    enabled: (context) => controls(context).stop,
    run: ({ stores }) => void stores.verbs.stop(),
  },
];
