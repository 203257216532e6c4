import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { NotFoundError } from '../errors.ts';
import type { Status } from '../../model/run/index.ts';
import {
  type ComponentRecord,
  type ConnectorRecord,
  jobIdOf,
  type JobStart,
  type ProcessRecord,
  type StateBackend,
} from './state.ts';

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

  async init(start: JobStart): Promise<void> {
    this.jobId = jobIdOf(this.#given, start);
    this.createdAt = start.timestamp();
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
