import type { Breakpoint, RunFailure, RunRequest } from '../../model/run/index.ts';
import type { fc } from '@fast-check/vitest';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';
import type { RunClient, RunEvent, RunHandle } from '../../runner/api.ts';
import { componentsIn } from '../../stores/run/argumentChanges.ts';
import { settled } from './fakeTime.ts';

const CRASH: RunFailure = {
  code: 'RUN_CRASHED',
  component: null,
  step: null,
  message: 'Out of memory.',
};

/** Messages that arrive in their order, each when the scheduler likes. */
function port(scheduler: fc.Scheduler, label: string): <T>(arrive: () => T) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (arrive) => {
    const arrived = last.then(() => scheduler.schedule(Promise.resolve(), label)).then(arrive);
    last = arrived;
    return arrived;
  };
}

/** A worker that does what it is asked to: what it knows is what a real one would go by. */
export class SlowWorker {
  readonly job: string;
  readonly request: RunRequest;
  readonly args: ReadonlyMap<string, Map<string, unknown>>;
  paused: boolean;
  speed: number | null;
  watch: readonly string[];
  breakpoints: readonly Breakpoint[];
  /** What it thinks of itself: it ended, or broke. */
  over = false;
  /** The page ended it. */
  disposed = false;
  /** It took the run. */
  isUp = false;
  /** The page knows that it did, and did not end it at once. */
  isKnown = false;
  /** Says yes to a stop and goes on. */
  deaf = false;
  readonly #events: ReturnType<typeof port>;
  readonly #answers: ReturnType<typeof port>;
  readonly #calls: ReturnType<typeof port>;
  readonly #listener: (event: RunEvent) => void;

  /** @param job names it in its last word */
  constructor(
    scheduler: fc.Scheduler,
    job: string,
    request: RunRequest,
    listener: (event: RunEvent) => void,
  ) {
    this.job = job;
    this.request = request;
    this.paused = request.start === 'paused';
    ({ speed: this.speed, watch: this.watch, breakpoints: this.breakpoints } = request);
    this.args = new Map(
      [...componentsIn(request.config)].map(([name, { args }]) => [
        name,
        new Map<string, unknown>(Object.entries(args)),
      ]),
    );
    this.#listener = listener;
    [this.#calls, this.#answers, this.#events] = [
      port(scheduler, 'call'),
      port(scheduler, 'answer'),
      port(scheduler, 'event'),
    ];
  }

  /** It stands, or goes on, by itself or because it was asked. */
  hold(paused: boolean): void {
    if (this.over) return;
    this.paused = paused;
    const status = paused ? 'waiting' : 'running';
    this.#tell({ kind: 'progress', status, paused, steps: 1, components: [] });
  }

  end(status: 'completed' | 'failed' | 'stopped'): void {
    if (this.over) return;
    this.over = true;
    const error = status === 'failed' ? CRASH : null;
    this.#tell({ kind: 'ended', status, jobId: this.job, error, components: {} });
  }

  get handle(): RunHandle {
    return {
      pause: () => this.#asked(() => this.hold(true)),
      resume: () => this.#asked(() => this.hold(false)),
      step: () => this.#asked(() => this.hold(true)),
      stepComponent: () => this.#asked(() => this.hold(true)),
      stop: () => this.#asked(() => (this.deaf ? undefined : this.end('stopped'))),
      setArgument: (component, argument, value) =>
        this.#asked(() => this.args.get(component)?.set(argument, value)),
      watch: (fields) => this.#asked(() => (this.watch = fields)),
      setBreakpoints: (breakpoints) => this.#asked(() => (this.breakpoints = breakpoints)),
      setSpeed: (speed) => this.#asked(() => (this.speed = speed)),
      dispose: () => (this.disposed = true),
    };
  }

  #tell(event: RunEvent): void {
    void this.#events(() => {
      if (!this.disposed) this.#listener(event);
    });
  }

  async #asked(work: () => unknown): Promise<Result<void, RunFailure>> {
    const answer = await this.#calls(() => {
      if (this.over || this.disposed) return fail(CRASH);
      work();
      return ok(undefined);
    });
    return this.#answers(() => answer);
  }
}

export interface SlowWorkers extends RunClient {
  readonly workers: readonly SlowWorker[];
  /** The next start is refused. */
  refuses: boolean;
}

const REFUSED: Problem = {
  code: 'RUN_NO_ANSWER',
  message: 'No answer.',
  path: '',
  line: null,
  column: null,
  severity: 'error',
};

/** A runner whose workers come up, hear and answer in whatever order a scheduler likes. */
export function slowWorkers(scheduler: fc.Scheduler): SlowWorkers {
  const workers: SlowWorker[] = [];
  const client: SlowWorkers = {
    workers,
    refuses: false,
    async start(request, listener) {
      const { refuses } = client;
      client.refuses = false;
      const worker = new SlowWorker(scheduler, `job-${workers.length}`, request, listener);
      workers.push(worker);
      await scheduler.schedule(Promise.resolve(), 'worker is up');
      if (refuses) {
        worker.over = true;
        return fail([REFUSED]);
      }
      worker.isUp = true;
      // A run may hold at its first value, or be over, before the page knows that it began.
      worker.hold(worker.paused);
      await scheduler.schedule(Promise.resolve(), 'start is answered');
      void settled().then(() => (worker.isKnown = !worker.disposed));
      return ok(worker.handle);
    },
  };
  return client;
}
