import { processFacts } from '../shell/processFacts.ts';
import { runControls, type RunControls } from '../shell/runControls.ts';
import type { Command, CommandContext } from './Command.ts';

function controls({ stores }: CommandContext): RunControls {
  const { document } = stores.document.getState();
  return runControls(stores.run.getState().phase.kind, processFacts(document).components > 0);
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
    id: 'stop',
    group: 'Run',
    label: 'Stop the run',
    keys: ['Mod+.'],
    inText: true,
    enabled: (context) => controls(context).stop,
    run: ({ stores }) => void stores.verbs.stop(),
  },
];
