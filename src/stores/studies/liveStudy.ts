import type { RunClient } from '../../runner/api.ts';
import { spreadTrials, type Study, StudyRun } from '../../study/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { StudyShown, StudyStatus } from './studiesState.ts';
import { again, type StudyModel, trialSandbox } from './trialSandbox.ts';
import type { GatheredTrials } from './trialTable.ts';

/** What a study is, beside its trials. */
export interface StudyHead {
  readonly id: string;
  readonly name: string;
  readonly study: Study;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

interface LiveContext {
  readonly deps: Pick<StoreDeps, 'clock' | 'setTimer'> & {
    readonly runClient: Pick<RunClient, 'trials'>;
  };
  /** How many sandboxes it may have at once. */
  readonly workers: number;
  /** Trials have come in, or it stands otherwise. */
  readonly onChange: () => void;
}

/** What the rate is taken over, milliseconds. */
const OF_LATE_MS = 5_000;

/** A study of this page: what it has found, and the sandboxes of its trials while it runs. */
export class LiveStudy {
  readonly head: StudyHead;
  /** Null: it cannot be read any more, so that the study cannot go on. */
  readonly model: StudyModel | null;
  readonly table: GatheredTrials;
  readonly #context: LiveContext;
  #run: StudyRun | null = null;
  #spread: ReturnType<typeof spreadTrials> | null = null;
  #status: StudyStatus;
  #error: string | null = null;
  #loading: string | null = null;
  #length: number;
  /** When it had how many trials, of late. */
  #marks: { readonly at: number; readonly count: number }[] = [];

  constructor(
    head: StudyHead,
    model: StudyModel | null,
    table: GatheredTrials,
    { status, error }: { readonly status: StudyStatus; readonly error: string | null },
    context: LiveContext,
  ) {
    this.head = head;
    this.model = model;
    this.table = table;
    this.#status = status;
    this.#error = error;
    this.#context = context;
    this.#length = lengthOf(head.study);
  }

  get status(): StudyStatus {
    return this.#status;
  }

  get length(): number {
    return this.#length;
  }

  get error(): string | null {
    return this.#error;
  }

  /** Begins, or goes on with the trials that it has. */
  begin(): void {
    if (this.#status === 'running') return;
    this.#error = null;
    this.#marks = [];
    this.#status = 'running';
    // What was begun before it was paused is still under way.
    if (this.#spread !== null && this.#run !== null) this.#run.isHeld = false;
    else this.#spreadOut();
    this.#context.onChange();
  }

  /** Begins no more trials; those under way come to their end. */
  pause(): void {
    if (this.#status !== 'running' || this.#run === null) return;
    this.#run.isHeld = true;
    this.#status = 'paused';
    this.#rest();
    this.#context.onChange();
  }

  /** Ends it where it is: what is under way is not waited for. */
  stop(): void {
    if (this.#status !== 'running' && this.#status !== 'paused') return;
    this.#end('stopped');
  }

  /** The page goes away, or nobody is to hear of it any more. */
  dispose(): void {
    this.#letGo();
  }

  shown(name: string, version: number): StudyShown {
    const { id, study, startedAt } = this.head;
    const count = this.table.length;
    const rate = this.#rate(count);
    return {
      ...{ id, name, study, startedAt, count, version, rate },
      plan: study.plan,
      status: this.#status,
      length: this.#length,
      trials: this.table.view(),
      loading: this.#loading,
      secondsLeft: rate > 0 ? (this.#length - count) / rate : null,
      error: this.#error,
    };
  }

  #spreadOut(): void {
    const { deps, workers, onChange } = this.#context;
    const { study } = this.head;
    const view = this.table.view();
    const earlier = Array.from({ length: view.length }, (_, row) => view.trial(row));
    const run = new StudyRun(study, earlier);
    run.onTrial = (trial) => this.table.add(trial);
    this.#run = run;
    if (run.isDone) return this.#end('completed');
    const most = study.plan === 'search' ? study.concurrent : workers;
    const spread = spreadTrials({
      run,
      workers: Math.max(1, Math.min(workers, most)),
      start: (listener) =>
        trialSandbox(
          deps.runClient,
          { model: this.model, study },
          { ...listener, loading: (loading) => this.#waitFor(loading?.what ?? null) },
        ),
      now: deps.clock,
      every: (milliseconds, job) => again(deps.setTimer, milliseconds, job),
      onProgress: () => {
        if (this.#run !== run) return;
        if (run.isHeld) this.#rest();
        onChange();
      },
    });
    this.#spread = spread;
    spread.done.then(
      () => this.#spread === spread && this.#end('completed'),
      (error: unknown) => {
        if (this.#spread !== spread) return;
        this.#error = error instanceof Error ? error.message : String(error);
        this.#end('failed');
      },
    );
  }

  #waitFor(what: string | null): void {
    if (what === this.#loading) return;
    this.#loading = what;
    this.#context.onChange();
  }

  /** Where nothing is under way any more, a paused study needs no sandboxes. */
  #rest(): void {
    if (this.#run?.pending === 0) this.#letGo();
  }

  #end(status: StudyStatus): void {
    this.#letGo();
    this.#status = status;
    this.#context.onChange();
  }

  #letGo(): void {
    const spread = this.#spread;
    this.#spread = null;
    this.#run = null;
    this.#loading = null;
    spread?.stop();
  }

  #rate(count: number): number {
    if (this.#status !== 'running') return 0;
    const at = this.#context.deps.clock();
    this.#marks.push({ at, count });
    while ((this.#marks[1]?.at ?? at) < at - OF_LATE_MS) this.#marks.shift();
    const [first] = this.#marks;
    if (first === undefined || at === first.at) return 0;
    return ((count - first.count) / (at - first.at)) * 1_000;
  }
}

/** How many trials a study has when it is whole. */
export function lengthOf(study: Study): number {
  return new StudyRun(study).length;
}
