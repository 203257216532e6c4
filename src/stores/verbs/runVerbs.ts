import type { Breakpoint, RunRequest } from '../../model/run/index.ts';
import { modulesOf } from '../../model/modules.ts';
import { holding } from '../run/breakpoints.ts';
import { seedOf, watchedFields, wholeFloats, withWatch } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';
import { readyToRun, refuseRun } from './readyToRun.ts';

export interface RunVerbs {
  run(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  step(): Promise<void>;
  /** One step of one component alone; a run that goes on is paused, without one it begins paused. */
  stepComponent(name: string): Promise<void>;
  stop(): Promise<void>;
  /** Says whether the code of the document may run, which the dialog `code` asks. */
  allowCode(isAllowed: boolean): void;
  setSpeed(roundsPerSecond: number | null): void;
  /** Watches or unwatches `component.field` (kept in the document; never restarts a run). */
  watch(field: string, on: boolean): void;
  /** Holds a run, the one under way too, when an output has such a value; null: no more. */
  holdAt(field: string, condition: Omit<Breakpoint, 'field'> | null): void;
  /** Takes the lines of the log away that there are now. */
  clearLog(): void;
}

/** What a run needs of the rest; a look at a model has no more than that. */
type RunVerbContext = Pick<
  VerbContext,
  'code' | 'document' | 'run' | 'view' | 'runs' | 'notices' | 'permission'
> & {
  readonly session: Pick<VerbContext['session'], 'key' | 'editEverywhere'>;
  readonly typed: Pick<VerbContext['typed'], 'read'>;
  /** Where runs may go on at a cluster. */
  readonly stopOnRay?: (id: string) => Promise<void>;
};

export function runVerbs(context: RunVerbContext): RunVerbs {
  const { document, permission, run, runs, session, typed, view } = context;
  const phase = (): string => run.getState().phase.kind;

  return {
    async run() {
      if (phase() === 'paused') await runs.resume();
      else if (!runs.isActive()) await begin(context, 'run');
    },
    pause: () => runs.pause(),
    resume: () => runs.resume(),
    async step() {
      if (phase() === 'running') await runs.pause();
      else if (runs.isActive() || (await begin(context, 'paused'))) await runs.step();
    },
    async stepComponent(name) {
      if (phase() === 'running') await runs.pause();
      if (!runs.isActive() && !(await begin(context, 'paused'))) return;
      const { components } = run.getState();
      if (Object.keys(components).length === 0 || Object.hasOwn(components, name)) {
        await runs.stepComponent(name);
        return;
      }
      const text = `${name} is not part of the run under way. Stop it, and the next run takes it in.`;
      context.notices.show({ tone: 'info', text, action: null }, 'run');
    },
    async stop() {
      const { phase: now, record } = run.getState();
      if (now.kind === 'elsewhere' && record !== null) await context.stopOnRay?.(record);
      else await runs.stop();
    },
    allowCode: (isAllowed) => permission.answer(isAllowed),
    setSpeed: (roundsPerSecond) => void runs.setSpeed(roundsPerSecond),
    watch(field, on) {
      typed.read();
      session.editEverywhere((current) => withWatch(current, field, on));
      void runs.watch(watchedFields(document.getState().document));
    },
    holdAt(field, condition) {
      const { [field]: _, ...others } = view.getState().breakpoints;
      const breakpoints =
        condition === null ? others : { ...others, [field]: { ...condition, field } };
      view.setState({ breakpoints });
      void runs.setBreakpoints(holding(breakpoints, document.getState().document));
    },
    clearLog: () => run.setState({ log: [] }),
  };
}

/** Starts a run of the document as it is now; false when it has problems. */
async function begin(context: RunVerbContext, start: RunRequest['start']): Promise<boolean> {
  const { runs, session, notices, view } = context;
  const asked = readyToRun(context, () => !runs.isActive());
  const ready = asked instanceof Promise ? await asked : asked;
  if (ready === null) return false;
  const { document, problems: found } = ready;
  // What was wrong with the run before is no news any more.
  notices.dismiss('run');
  const started = await runs.start(
    {
      config: document.config,
      files: document.files,
      floats: modulesOf(document).length > 0 ? wholeFloats(document) : [],
      seed: seedOf(document),
      watch: watchedFields(document),
      breakpoints: holding(view.getState().breakpoints, document),
      start,
      workers: view.getState().workers,
      costs: knownCosts(context),
    },
    session.key(),
    undefined,
    context.permission.door?.(document),
  );
  if (started.ok) return true;
  // Problems that only the worker found: they show until the next edit.
  refuseRun(context, [...found, ...started.error]);
  return false;
}

/** What the components cost in the run before, if that was of this document. */
function knownCosts({ run }: RunVerbContext): RunRequest['costs'] {
  const components = run.getState().profile?.components ?? [];
  return components.map(({ name, time, sent, bytes }) => ({ name, own: time, sent, bytes }));
}
