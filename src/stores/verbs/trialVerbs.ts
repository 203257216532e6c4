import type { Json, JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { startingArgs } from '../../editing/components/startingArgs.ts';
import { specOf } from '../../model/index.ts';
import { rawComponents } from '../../model/raw.ts';
import type { WholeFloats } from '../../model/run/index.ts';
import { seedOf, wholeFloats } from '../texts/texts.ts';
import { MOST_STEPS, type TrialEvent, trialEvents, watchedField } from '../trial/trialEvents.ts';
import { trialModel } from '../trial/trialModel.ts';
import type { VerbContext } from './context.ts';

/** A component at work alone, apart from the process. */
export interface RunningTrial {
  /** Takes so many steps, 10,000 in all at most; why not, where it cannot. */
  step(count: number): Promise<Result<void, string>>;
  /** Ends it; nothing more is heard of it. */
  close(): void;
}

export interface TrialVerbs {
  /**
   * Runs one component of a type alone in the sandbox, held before its first step, as a run is: a person is
   * asked before code runs that they did not allow. It has the arguments of the first component of that
   * type in the document, else those of a new one.
   *
   * @param inputs the values that its inputs get, step by step
   * @param signal ends it, however far it is: nothing comes of it then
   * @returns fails with why it cannot be tried
   */
  tryComponent(
    type: string,
    inputs: Readonly<Record<string, readonly Json[]>>,
    listener: (event: TrialEvent) => void,
    signal?: AbortSignal,
  ): Promise<Result<RunningTrial, string>>;
}

export function trialVerbs(context: VerbContext): TrialVerbs {
  const { deps, code, document: store, permission, session } = context;

  /** Where the first component of a type stands in the model; -1 where there is none. */
  function placeOf(type: string): number {
    const { document, catalogue } = store.getState();
    const known = catalogue.find(type);
    return rawComponents(document).findIndex(
      (each) => typeof each['type'] === 'string' && catalogue.find(each['type']) === known,
    );
  }

  /** Whole floats among its arguments, which in the model of the trial stand at another place. */
  function floatsOf(type: string, place: number): WholeFloats {
    const at = String(placeOf(type));
    return wholeFloats(store.getState().document).flatMap((path) =>
      path[3] === 'components' && path[4] === at
        ? [[...path.slice(0, 4), String(place), ...path.slice(5)]]
        : [],
    );
  }

  /** The arguments of a component of a type, without its name and what belongs to its inputs alone. */
  function argsOf(type: string): JsonObject {
    const { document, catalogue } = store.getState();
    const known = catalogue.find(type);
    const given = rawComponents(document)[placeOf(type)]?.['args'];
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return known === undefined ? {} : startingArgs(known);
    return given as JsonObject;
  }

  return {
    async tryComponent(type, inputs, listener, signal) {
      const key = session.key();
      const { document } = store.getState();
      if (code.needsReading(document)) await code.load().catch(() => undefined);
      const isAllowed = await permission.ask(document);
      if (!isAllowed || key !== session.key())
        return fail('The code of this document was not allowed to run.');
      const args = argsOf(type);
      const { parameters } = specOf(document).plugboard.process.args;
      const trial = { type, args, inputs, parameters: parameters as JsonObject };
      const outputs = code.catalogueOf(document).find(type)?.ports(args).outputs ?? [];
      let asked = 0;
      const read = trialEvents(outputs, () => asked);
      const started = await deps.runClient.start(
        {
          ...{ config: trialModel(trial), files: document.files, seed: seedOf(document) },
          floats: floatsOf(type, Object.keys(inputs).length),
          watch: outputs.map(watchedField),
          ...{ breakpoints: [], start: 'paused', speed: null, workers: null, costs: [] },
        },
        (event) => {
          const told = read(event);
          if (told !== null) listener(told);
        },
        signal,
        permission.door?.(document),
      );
      if (!started.ok) return fail(started.error.map(({ message }) => message).join(' '));
      const handle = started.value;
      return ok({
        async step(count) {
          const most = MOST_STEPS - asked;
          if (most <= 0) return fail(`A trial takes at most ${MOST_STEPS} steps. Begin anew.`);
          asked += Math.min(count, most);
          const stepped = await handle.step(Math.min(count, most));
          return stepped.ok ? ok(undefined) : fail(stepped.error.message);
        },
        close: () => handle.dispose(),
      });
    },
  };
}
