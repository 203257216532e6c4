import { ok, type Result } from '../../base/result.ts';
import type { SetTimer } from '../../base/setTimer.ts';
import type { RunState, Stores } from '../../stores/index.ts';
import { latestValues } from './latestValues.ts';
import type { ModelDoor } from './modelDoor.ts';
import { listenToParent, type PortWindow, type Told } from './parentPort.ts';
import type { Asked } from './readMessage.ts';
import { setValue } from './setValue.ts';

/** Values are told at most so often, milliseconds. */
const EVERY_MS = 100;

interface Options {
  readonly stores: Pick<Stores, 'document' | 'run' | 'verbs'>;
  readonly model: ModelDoor;
  readonly window: PortWindow;
  readonly parent: { postMessage(message: unknown, target: string): void };
  readonly clock: () => number;
  readonly setTimer: SetTimer;
}

/** How the run stands, as other pages get it. */
function stateOf({ phase, status, steps }: RunState): Told {
  const error = phase.kind === 'ended' && phase.error !== null ? phase.error.message : null;
  return { phase: phase.kind, status, steps, error };
}

/** Lets the page around this one load a model, set values, run, pause, stop, and hear how it goes. */
export function offerToParent(options: Options): void {
  const { stores, model, setTimer } = options;
  const { document, run, verbs } = stores;
  let fields: readonly string[] = [];
  let isDue = false;

  async function act(asked: Asked): Promise<Result<Told, string>> {
    switch (asked.do) {
      case 'hello':
        return ok({ ...stateOf(run.getState()), name: document.getState().document.name });
      case 'load':
        return model.load(asked);
      case 'set':
        return setValue(stores, asked.target, asked.value);
      case 'listen':
        ({ fields } = asked);
        tellSoon();
        return ok({});
      case 'run':
        // It may wait for the person, who is asked before code runs: what comes of it is told as a state.
        void verbs.run();
        return ok({});
      case 'pause':
        void verbs.pause();
        return ok({});
      case 'stop':
        void verbs.stop();
        return ok({});
    }
  }

  const port = listenToParent({ ...options, act });
  const tellValues = (): void => {
    isDue = false;
    if (fields.length === 0) return;
    const now = run.getState();
    port.tell('values', { steps: now.steps, values: latestValues(now, fields) });
  };
  function tellSoon(): void {
    if (isDue || fields.length === 0) return;
    isDue = true;
    setTimer(tellValues, EVERY_MS);
  }
  run.subscribe((now, before) => {
    if (now.phase !== before.phase) port.tell('state', stateOf(now));
    if (now.outputs !== before.outputs || now.values !== before.values) tellSoon();
  });
}
