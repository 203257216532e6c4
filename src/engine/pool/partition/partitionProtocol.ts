import type {
  Breakpoint,
  BreakpointHit,
  RunFailure,
  RunWarning,
  Samples,
  Status,
} from '../../../model/run/index.ts';
import type { ConnectorSpec } from '../../../model/index.ts';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import type { Stall } from '../../scheduler/stall.ts';
import type { Hook } from '../../process/hooks.ts';
import type { Schedule } from '../../process/process.ts';
import type { PartitionTimes } from '../../profile/times.ts';
import type { Thrown } from '../transport/rpc.ts';
import type { Result } from '../../../base/result.ts';

/** A component to be made in a worker. */
interface PartitionComponent {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What one worker of a pool is to hold. */
export interface PartitionSpec {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly components: readonly PartitionComponent[];
  /** All connectors that lead to or come from its components. */
  readonly connectors: readonly ConnectorSpec[];
  /** Ids of those between components of one carrier. */
  readonly carried: readonly string[];
  /** Ends of lines to other workers, by their numbers; each is handed over. */
  readonly lines: readonly (readonly [number, object])[];
  /** The workers of the components elsewhere that its connectors touch. */
  readonly elsewhere: readonly (readonly [string, number])[];
  /** Output events of each component elsewhere. */
  readonly producers: readonly (readonly string[])[];
  readonly capacity: number | null;
  readonly schedule: 'compiled' | 'queue';
}

/** Where one worker is, when it has nothing to do. */
export interface Activity {
  readonly isIdle: boolean;
  /** Messages to and from other workers. */
  readonly sent: number;
  readonly received: number;
  /** Components that have not ended. */
  readonly alive: number;
  readonly stall: Stall;
}

/** What happened to a component since the last report. */
export interface UnitReport {
  readonly name: string;
  /** Statuses it went through, in order; the last one is that of now. */
  readonly statuses: readonly Status[];
  readonly steps: number;
  readonly isEnded: boolean;
  /** Values of inputs, outputs and exports of now; null when they are not told. */
  readonly fields: readonly (readonly [string, unknown])[] | null;
}

export interface PartitionReport {
  readonly units: readonly UnitReport[];
  /** Steps of all components, in the order in which they were given. */
  readonly steps: readonly number[];
  readonly samples: readonly (Samples & { readonly probe: number })[];
  /** Where its time went so far; null when it is not told. */
  readonly times: PartitionTimes | null;
  /** When it has become idle. */
  readonly activity: Activity | null;
}

/** How a run or a round of a partition ended. */
export interface Outcome {
  readonly failure: RunFailure | null;
  readonly errors: readonly Thrown[];
  /** Ids of connectors along which nothing more comes. */
  readonly closed: readonly string[];
  readonly schedule: Schedule;
}

/** How a step of one component alone ended. */
export interface StepOutcome extends Outcome {
  /** In words, why it did not step. */
  readonly refusal: string | null;
}

export interface HookFailure {
  readonly name: string;
  readonly error: Thrown;
}

/** What a worker of a pool answers to. */
export type PartitionCalls = {
  open(start: PartitionSpec): readonly string[];
  hook(hook: Hook): Promise<readonly HookFailure[]>;
  load(checkpoint: Checkpoint): Result<void, readonly string[]>;
  /** Lets go of the partition without a word about it: another one follows. */
  forget(): void;
  /** Settles when the run is over, for this partition. */
  run(): Promise<Outcome>;
  /** The same for a round: one step of each component. */
  round(): Promise<Outcome>;
  /** One step of one component alone. */
  stepComponent(name: string): Promise<StepOutcome>;
  runOver(): void;
  roundOver(): void;
  pause(): Promise<void>;
  resume(): void;
  cancel(): void;
  halt(): void;
  activity(): Activity;
  growChannel(): void;
  endListeners(): void;
  /** Holds it, and sends everything that waits to be sent to other workers. */
  settle(): Promise<void>;
  /** Behind `settle` of all and once everything has come in. */
  save(): Promise<Result<Checkpoint, readonly string[]>>;
  probe(number: number, field: string, budget: number | null): void;
  stopProbe(number: number): void;
  /** The samples of a report were taken; the next may come. */
  taken(): void;
  setArgument(component: string, name: string, value: unknown): void;
  setBreakpoints(breakpoints: readonly Breakpoint[]): void;
  times(): PartitionTimes | null;
  ping(): true;
  /** For tests: what the worker wants to tell beside everything else. */
  inspect(): unknown;
};

/** What the process answers to. */
export type CoordinatorCalls = {
  report(report: PartitionReport): void;
  hit(hit: BreakpointHit): void;
  warn(warning: RunWarning): void;
  read(path: string): Promise<Uint8Array>;
  create(path: string): Promise<void>;
  append(path: string, bytes: Uint8Array): Promise<void>;
};
