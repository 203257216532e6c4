import type { Status } from '../../model/run/index.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { NotFoundError } from '../errors.ts';

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

/** `Job_` and at least 8 letters or digits. */
export function isJobId(text: string): boolean {
  return /^Job_[a-zA-Z0-9]{8,}$/.test(text);
}

/** A process's record in parts, so that a change of one component costs the same in any model. */
interface Kept {
  record: ProcessRecord;
  readonly components: Map<string, ComponentRecord>;
  readonly connectors: Map<string, ConnectorRecord>;
}

function whole({ record, components, connectors }: Kept): ProcessRecord {
  return {
    ...record,
    components: Object.fromEntries(components),
    connectors: Object.fromEntries(connectors),
  };
}

/** Keeps the records in memory, and where a job was left; they outlive `destroy`. */
export class DictStateBackend implements StateBackend {
  readonly #given: string | null;
  readonly #processes = new Map<string, Kept>();
  readonly #owners = new Map<string, string>();
  /** Where each job was left, by its id. */
  readonly #checkpoints = new Map<string, Checkpoint>();
  metadata: Readonly<Record<string, unknown>>;
  jobId: string | null;
  createdAt: string | null = null;

  constructor({
    job_id = null,
    metadata = {},
  }: {
    readonly job_id?: string | null;
    readonly metadata?: Readonly<Record<string, unknown>>;
  } = {}) {
    this.#given = job_id;
    this.jobId = job_id;
    this.metadata = metadata;
  }

  async init({ newJobId, timestamp }: JobStart): Promise<void> {
    const id = this.#given ?? newJobId();
    if (!isJobId(id)) throw new TypeError(`Invalid job ID: ${id}.`);
    this.jobId = id;
    this.createdAt = timestamp();
  }

  async destroy(): Promise<void> {
    this.jobId = this.#given;
  }

  upsertProcess(record: ProcessRecord): void {
    this.#processes.set(record.id, {
      record,
      components: new Map(Object.entries(record.components)),
      connectors: new Map(Object.entries(record.connectors)),
    });
    for (const id of Object.keys(record.components)) this.#owners.set(id, record.id);
  }

  upsertComponent(process: string, record: ComponentRecord): void {
    this.#owners.set(record.id, process);
    this.#processes.get(process)?.components.set(record.id, record);
  }

  upsertConnector(process: string, record: ConnectorRecord): void {
    this.#processes.get(process)?.connectors.set(record.id, record);
  }

  updateProcessStatus(process: string, status: Status): void {
    const known = this.#processes.get(process);
    if (known !== undefined) known.record = { ...known.record, status };
  }

  async getProcess(id: string): Promise<ProcessRecord | null> {
    const known = this.#processes.get(id);
    return known === undefined ? null : whole(known);
  }

  async getComponent(id: string): Promise<ComponentRecord> {
    const record = this.#ownerOf(id)?.components.get(id);
    if (record === undefined) throw new NotFoundError(`Component with id ${id} not found.`);
    return record;
  }

  async getProcessForComponent(id: string): Promise<ProcessRecord> {
    const known = this.#ownerOf(id);
    if (known === undefined) {
      throw new NotFoundError(`No process found for component with ID ${id}`);
    }
    return whole(known);
  }

  async putCheckpoint(checkpoint: Checkpoint): Promise<void> {
    if (this.jobId !== null) this.#checkpoints.set(this.jobId, checkpoint);
  }

  async getCheckpoint(): Promise<Checkpoint | null> {
    return (this.jobId === null ? null : this.#checkpoints.get(this.jobId)) ?? null;
  }

  #ownerOf(component: string): Kept | undefined {
    const owner = this.#owners.get(component);
    return owner === undefined ? undefined : this.#processes.get(owner);
  }
}
