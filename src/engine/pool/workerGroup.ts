import type { BreakpointHit } from '../breakpoint.ts';
import type { Hook, HookError } from '../process/process.ts';
import type { PartReport, PartStart } from './partition/partitionProtocol.ts';
import { isQuiet, PartProxy } from './workerProxy.ts';
import { startOf, touch, type Whole } from './partition/partitionSpec.ts';
import { numbersOf, type Plan } from '../partitioning/partitionPlan.ts';
import type { Workers } from './transport/port.ts';
import { fromThrown } from './transport/rpc.ts';

/** How long new workers may take to come up, before a run goes on without them. */
const WARM_MS = 5_000;

/** A part that is gone with its worker. */
export interface LostPart {
  /** Components that it held. */
  readonly names: readonly string[];
  readonly code: 'WORKER_GONE' | 'WORKER_HUNG';
  readonly message: string;
}

export interface CrewOptions {
  readonly workers: Workers;
  readonly whole: Whole;
  readonly yieldToHost: () => Promise<void>;
  /** All parts hold their components, but have not begun yet. */
  readonly onOpen: () => void;
  readonly onReport: (part: PartProxy, report: PartReport) => void;
  readonly onHit: (hit: BreakpointHit) => void;
  readonly onLost: (lost: LostPart) => void;
}

/** The workers of a process, and the part that each of them holds under the plan of now. */
export class Crew {
  readonly #options: CrewOptions;
  #parts: PartProxy[] = [];
  readonly #warned = new Set<string>();
  /** Workers that come up while the run goes on without them, by their numbers. */
  readonly #coming = new Map<number, PartProxy>();
  #plan: Plan = { placement: new Map(), reasons: new Map(), peak: 0 };
  #era = 0;

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  /** Under another plan this is another list. */
  get parts(): readonly PartProxy[] {
    return this.#parts;
  }

  get plan(): Plan {
    return this.#plan;
  }

  /** Grows with every plan: what workers say of a run under an earlier one does not count. */
  get era(): number {
    return this.#era;
  }

  get isWarming(): boolean {
    return this.#coming.size > 0;
  }

  partOf(component: string): PartProxy | undefined {
    const number = this.#plan.placement.get(component);
    return this.#parts.find((part) => part.number === number);
  }

  /** Makes the parts of a plan: starts the workers that it lacks, and ends those that it does not need. */
  async open(plan: Plan): Promise<void> {
    this.#plan = plan;
    this.#era++;
    const numbers = numbersOf(plan);
    for (const number of numbers) {
      if (this.#parts.some((part) => part.number === number)) continue;
      this.#parts.push(this.#coming.get(number) ?? this.#start(number));
    }
    this.#coming.clear();
    const spare = this.#parts.filter((part) => !numbers.includes(part.number));
    this.#parts = this.#parts.filter((part) => numbers.includes(part.number));
    for (const part of spare) part.terminate(new Error('The worker is not needed any more.'));
    const lines = this.#lines();
    const opened = this.#parts.map((part) => this.#openPart(part, lines.get(part) ?? []));
    const wrong = (await Promise.all(opened)).flat();
    if (wrong.length > 0) throw new TypeError(wrong.join(' '));
    this.#options.onOpen();
  }

  /** Takes a plan that places everything where it is, for what else it says. */
  keep(plan: Plan): void {
    this.#plan = plan;
  }

  /** Lets the workers of a plan come up that are not there yet; false when they do not. */
  async warm(plan: Plan): Promise<boolean> {
    const known = new Set(this.#parts.map(({ number }) => number));
    const fresh = numbersOf(plan).filter((number) => !known.has(number));
    for (const number of fresh) this.#coming.set(number, this.#start(number));
    const answers = [...this.#coming.values()].map(({ rpc }) => rpc.call('ping'));
    const late = this.#options.workers.sleep(WARM_MS).then(() => false);
    const come = Promise.all(answers).then(
      () => true,
      () => false,
    );
    return Promise.race([come, late]);
  }

  /** Those that come up are not needed after all. */
  coolDown(): void {
    for (const part of this.#coming.values()) part.terminate(new Error('It is not needed.'));
    this.#coming.clear();
  }

  /** Calls a hook of all components; what went wrong. */
  async hook(hook: Hook): Promise<readonly HookError[]> {
    // That a worker was lost is known by then; its components cannot be put away any more.
    const called = this.#parts.filter(({ isGone }) => hook !== 'destroy' || !isGone);
    const answers = called.map(async (part) => {
      try {
        const failures = await part.rpc.call('hook', hook);
        return failures.map(({ name, error }) => ({ name, error: fromThrown(error) }));
      } catch (error) {
        return [{ name: part.names[0] ?? '', error }];
      }
    });
    return (await Promise.all(answers)).flat();
  }

  /** Waits until everything that the parts have sent each other has come in, as long as they are held. */
  async arrived(areHeld: () => boolean = () => true): Promise<void> {
    while (areHeld()) {
      const all = await Promise.all(this.#parts.map(({ rpc }) => rpc.call('census')));
      if (isQuiet(all)) return;
      await this.#options.yieldToHost();
    }
  }

  /** Stops the parts where they are. */
  async halt(): Promise<void> {
    await Promise.all(this.#parts.map(({ rpc }) => rpc.call('halt').catch(() => undefined)));
  }

  /** Lets the parts go, for others to follow: they end without a word, theirs is an earlier era. */
  forget(): void {
    this.#era++;
    for (const { rpc } of this.#parts) rpc.tell('forget');
  }

  /** Ends a worker that is gone, or is given up because it does not answer. */
  lose(part: PartProxy, code: LostPart['code'], how: string): void {
    if (part.isGone) return;
    if (this.#coming.get(part.number) === part) {
      this.#coming.delete(part.number);
      part.terminate(new Error('It did not come up.'));
      return;
    }
    const { names } = part;
    const message = `The worker with ${inWords(names)} ${how}.`;
    part.terminate(new Error(message));
    this.#options.onLost({ names, code, message });
  }

  /** Ends all workers. */
  close(): void {
    const ended = [...this.#parts, ...this.#coming.values()];
    for (const part of ended) part.terminate(new Error('The process was put away.'));
    this.#parts = [];
    this.#coming.clear();
  }

  #start(number: number): PartProxy {
    const { workers, whole, onReport, onHit } = this.#options;
    const worker = workers.start(`worker ${number + 1}`);
    const { files, warn } = whole.host;
    const part: PartProxy = new PartProxy(number, worker, {
      report: (report) => {
        if (this.#parts.includes(part)) onReport(part, report);
      },
      hit: onHit,
      warn: (warning) => {
        // A component that moved to another worker may tell it there again.
        const what = JSON.stringify([warning.code, warning.component, warning.field]);
        if (!this.#warned.has(what)) warn?.(warning);
        this.#warned.add(what);
      },
      read: (path) => files.read(path),
      create: (path) => files.create(path),
      append: (path, bytes) => files.append(path, bytes),
    });
    worker.onGone((reason) => this.lose(part, 'WORKER_GONE', `ended: ${reason}`));
    return part;
  }

  /** Ends of new lines to the other parts, for those that have anything to tell each other. */
  #lines(): ReadonlyMap<PartProxy, PartStart['lines']> {
    const { workers, whole } = this.#options;
    const lines = new Map(this.#parts.map((part) => [part, [] as [number, object][]]));
    for (const [at, one] of this.#parts.entries()) {
      for (const other of this.#parts.slice(at + 1)) {
        if (!touch(whole, this.#plan.placement, one.number, other.number)) continue;
        const [near, far] = workers.line();
        lines.get(one)?.push([other.number, near]);
        lines.get(other)?.push([one.number, far]);
      }
    }
    return lines;
  }

  async #openPart(part: PartProxy, lines: PartStart['lines']): Promise<readonly string[]> {
    const start = startOf(this.#options.whole, this.#plan.placement, part.number, lines);
    part.names = start.components.map(({ args }) => String(args['name']));
    part.census = null;
    const ends = lines.map(([, end]) => end);
    return part.rpc.send('open', [start], ends);
  }
}

function inWords(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
  const last = shown.at(-1) ?? 'nothing';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
