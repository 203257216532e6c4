import type { Status } from '../../model/run/index.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';

export interface JobRecord {
  readonly job_id: string;
  /** ISO 8601, UTC. */
  readonly created_at: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What can be built again: the type text and the arguments it was built with. */
interface ExportRecord {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface ComponentRecord {
  readonly __export: ExportRecord;
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly io: {
    readonly namespace: string;
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    readonly input_events: readonly string[];
    readonly output_events: readonly string[];
    readonly initial_values: Readonly<Record<string, readonly unknown[]>>;
    readonly event_field_coverage: Readonly<Record<string, readonly string[]>>;
  };
}

export interface ConnectorRecord {
  readonly __export: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly spec: {
    readonly source: { readonly entity: string; readonly descriptor: string };
    readonly target: { readonly entity: string; readonly descriptor: string };
    readonly mode: string;
  };
}

export interface ProcessRecord {
  readonly __export: ExportRecord;
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly components: Readonly<Record<string, ComponentRecord>>;
  readonly connectors: Readonly<Record<string, ConnectorRecord>>;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a backend needs to begin a job. */
export interface JobStart {
  readonly newJobId: () => string;
  readonly timestamp: () => string;
}

/** Keeps the records of a job: what ran, with which values, and how it ended. */
export interface StateBackend {
  /** Null before `init`, and after `destroy` unless it was given. */
  readonly jobId: string | null;
  readonly createdAt: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  init(start: JobStart): Promise<void>;
  destroy(): Promise<void>;
  upsertProcess(record: ProcessRecord): void;
  upsertComponent(process: string, record: ComponentRecord): void;
  upsertConnector(process: string, record: ConnectorRecord): void;
  updateProcessStatus(process: string, status: Status): void;
  getProcess(id: string): Promise<ProcessRecord | null>;
  /** Rejects with NotFoundError for an id that no process has. */
  getComponent(id: string): Promise<ComponentRecord>;
  getProcessForComponent(id: string): Promise<ProcessRecord>;
  /** Keeps where the job is, in a backend that outlives the program. */
  putCheckpoint?(checkpoint: Checkpoint): Promise<void>;
  /** Where the job was left; null when it was never saved. */
  getCheckpoint?(): Promise<Checkpoint | null>;
}

/**
 * The id of a job that begins: the one that was given, else a new one.
 *
 * @throws TypeError for a job id that is none
 */
export function jobIdOf(given: string | null, { newJobId }: JobStart): string {
  const id = given ?? newJobId();
  if (!isJobId(id)) throw new TypeError(`Invalid job ID: ${id}.`);
  return id;
}

/** `Job_` and at least 8 letters or digits. */
function isJobId(text: string): boolean {
  return /^Job_[a-zA-Z0-9]{8,}$/.test(text);
}
