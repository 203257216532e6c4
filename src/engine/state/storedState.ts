import type { Status } from '../../model/run/index.ts';
import { isObject } from '../../base/json.ts';
import { type Checkpoint, readCheckpoint } from '../checkpoint/checkpoint.ts';
import { NotFoundError } from '../errors.ts';
import {
  type ComponentRecord,
  type ConnectorRecord,
  jobIdOf,
  type JobStart,
  type ProcessRecord,
  type StateBackend,
} from './state.ts';

export type StateTable = 'job' | 'process' | 'component' | 'connector' | 'checkpoint';

/** Where records are kept: tables of values by key. Whoever makes a backend supplies one. */
export interface StateStore {
  /** Undefined when there is none. */
  get(table: StateTable, key: string): Promise<unknown>;
  put(table: StateTable, key: string, value: unknown): Promise<void>;
  close(): Promise<void>;
}

export interface StoredStateOptions {
  /** A job to go on with, or the id of a new one; random without it. */
  readonly job_id?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** What of a process lies under its own key; components and connectors have keys of their own. */
interface ProcessRow extends Omit<ProcessRecord, 'components' | 'connectors'> {
  readonly components: readonly string[];
  readonly connectors: readonly string[];
}

/** Only what JSON has is kept, as a database of texts would; NaN and infinities become null. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/**
 * Keeps the records of a job in a store that outlives the program. Records are written in the order in
 * which they change, behind the run; `destroy` waits for the last. With a job id that is there already the
 * job goes on: its time of creation stays and new metadata are laid over the old, and records are
 * overwritten. A run goes on from where it was by the job's checkpoint.
 */
export class StoredStateBackend implements StateBackend {
  readonly #given: string | null;
  readonly #store: StateStore;
  readonly #rows = new Map<string, ProcessRow>();
  /** Latest values not yet written, by table and key. */
  #waiting = new Map<string, readonly [StateTable, string, unknown]>();
  #writing: Promise<void> | null = null;
  metadata: Readonly<Record<string, unknown>>;
  jobId: string | null;
  createdAt: string | null = null;

  constructor(store: StateStore, { job_id = null, metadata = {} }: StoredStateOptions = {}) {
    this.#store = store;
    this.#given = job_id;
    this.jobId = job_id;
    this.metadata = metadata;
  }

  /** @throws TypeError for a job id that is none */
  async init(start: JobStart): Promise<void> {
    const id = jobIdOf(this.#given, start);
    this.jobId = id;
    const known = await this.#store.get('job', id);
    const before = isObject(known) ? (known as Record<string, unknown>) : {};
    const { created_at, metadata } = before;
    this.createdAt = typeof created_at === 'string' ? created_at : start.timestamp();
    this.metadata = { ...(isObject(metadata) ? metadata : {}), ...this.metadata };
    await this.#store.put('job', id, {
      job_id: id,
      created_at: this.createdAt,
      metadata: plain(this.metadata),
    });
  }

  /** Waits until everything is written. */
  async destroy(): Promise<void> {
    await this.flush();
    this.jobId = this.#given;
  }

  /** Settles when everything is written; rejects with what the store says when it could not be. */
  async flush(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  upsertProcess(record: ProcessRecord): void {
    const { components, connectors, ...rest } = record;
    for (const component of Object.values(components)) this.#putComponent(record.id, component);
    for (const connector of Object.values(connectors))
      this.#put('connector', connector.id, connector);
    this.#putProcess({
      ...rest,
      components: Object.keys(components),
      connectors: Object.keys(connectors),
    });
  }

  upsertComponent(process: string, record: ComponentRecord): void {
    this.#putComponent(process, record);
    const row = this.#rows.get(process);
    if (row === undefined || row.components.includes(record.id)) return;
    this.#putProcess({ ...row, components: [...row.components, record.id] });
  }

  upsertConnector(process: string, record: ConnectorRecord): void {
    this.#put('connector', record.id, record);
    const row = this.#rows.get(process);
    if (row === undefined || row.connectors.includes(record.id)) return;
    this.#putProcess({ ...row, connectors: [...row.connectors, record.id] });
  }

  updateProcessStatus(process: string, status: Status): void {
    const row = this.#rows.get(process);
    if (row !== undefined) this.#putProcess({ ...row, status });
  }

  async getProcess(id: string): Promise<ProcessRecord | null> {
    await this.flush();
    const row = (await this.#get('process', id)) as ProcessRow | undefined;
    if (row === undefined) return null;
    const all = async <T>(table: StateTable, ids: readonly string[]) => {
      const found = ids.map(async (key) => [key, await this.#get(table, key)] as const);
      return Object.fromEntries(await Promise.all(found)) as Record<string, T>;
    };
    const components = await all<{ record: ComponentRecord }>('component', row.components);
    return {
      ...row,
      components: Object.fromEntries(
        Object.entries(components).map(([key, { record }]) => [key, record]),
      ),
      connectors: await all<ConnectorRecord>('connector', row.connectors),
    };
  }

  async getComponent(id: string): Promise<ComponentRecord> {
    await this.flush();
    const row = await this.#get('component', id);
    if (row === undefined) throw new NotFoundError(`Component with id ${id} not found.`);
    return (row as { record: ComponentRecord }).record;
  }

  async getProcessForComponent(id: string): Promise<ProcessRecord> {
    await this.flush();
    const row = (await this.#get('component', id)) as { process: string } | undefined;
    const process = row === undefined ? null : await this.getProcess(row.process);
    if (process === null) throw new NotFoundError(`No process found for component with ID ${id}`);
    return process;
  }

  async putCheckpoint(checkpoint: Checkpoint): Promise<void> {
    await this.#store.put('checkpoint', this.jobId ?? '', checkpoint);
  }

  /** Where the job was left; null when it was never saved, or what was saved cannot be read. */
  async getCheckpoint(): Promise<Checkpoint | null> {
    if (this.jobId === null) return null;
    const read = readCheckpoint(await this.#store.get('checkpoint', this.jobId));
    return read.ok ? read.value : null;
  }

  #putProcess(row: ProcessRow): void {
    this.#rows.set(row.id, row);
    this.#put('process', row.id, row);
  }

  #putComponent(process: string, record: ComponentRecord): void {
    this.#put('component', record.id, { process, record });
  }

  #get(table: StateTable, id: string): Promise<unknown> {
    return this.#store.get(table, `${this.jobId ?? ''}:${id}`);
  }

  #put(table: StateTable, id: string, value: unknown): void {
    const key = `${this.jobId ?? ''}:${id}`;
    this.#waiting.set(`${table} ${key}`, [table, key, plain(value)]);
    if (this.#writing === null) {
      this.#writing = this.#write().finally(() => {
        this.#writing = null;
      });
      // Who flushes gets the failure; nobody else waits for it.
      this.#writing.catch(() => undefined);
    }
  }

  async #write(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = this.#waiting;
      this.#waiting = new Map();
      for (const [table, key, value] of batch.values()) await this.#store.put(table, key, value);
    }
  }
}
