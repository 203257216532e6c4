import type { StoreApi } from 'zustand/vanilla';
import { fieldNow, type Names } from '../../model/names.ts';
import type { RunEvent } from '../../runner/api.ts';
import type { Series } from '../records/series.ts';
import type { LogLine, RunState } from './runState.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { SERIES_BUDGET, SeriesColumn } from '../records/seriesColumn.ts';
import { lineNow } from '../records/recordNames.ts';

/** Lines of the log that are kept; the oldest make room. */
const LOG_KEPT = 5_000;
/** Log lines show at most this often, however many come. */
const LOG_MS = 50;

type Told<K extends RunEvent['kind']> = Extract<RunEvent, { readonly kind: K }>;

/** What there is of a run that goes on after it was cut off. */
export interface TraceBefore {
  readonly startedAt: number;
  readonly elapsed: number;
  readonly columns: ReadonlyMap<string, SeriesColumn>;
}

/** What one run leaves behind while it goes on: its series, its log and its time. */
export class RunTrace {
  readonly #deps: Pick<StoreDeps, 'clock' | 'setTimer'>;
  readonly #store: StoreApi<RunState>;
  readonly startedAt: number;
  #watched: ReadonlySet<string>;
  #columns: ReadonlyMap<string, SeriesColumn> = new Map();
  /** Time spent running before the present stretch, and when that began (null: it stands). */
  #ran = 0;
  #runningSince: number | null = null;
  #pendingLog: LogLine[] = [];
  #cancelLog: (() => void) | null = null;
  #nextLine = 0;

  /**
   * @param store where it shows, until it is closed
   * @param before what there is of it already
   */
  constructor(
    deps: Pick<StoreDeps, 'clock' | 'setTimer'>,
    store: StoreApi<RunState>,
    watched: readonly string[],
    before?: TraceBefore,
  ) {
    this.#deps = deps;
    this.#store = store;
    this.startedAt = before?.startedAt ?? deps.clock();
    this.#ran = before?.elapsed ?? 0;
    this.#columns = before?.columns ?? new Map();
    this.#watched = new Set(watched);
  }

  /** What is recorded, by field. */
  get columns(): ReadonlyMap<string, SeriesColumn> {
    return this.#columns;
  }

  /** Milliseconds that it ran, up to when that was counted last. */
  get elapsed(): number {
    return this.#ran;
  }

  /** Counts the time up to now, and goes on counting or stands. */
  count(running: boolean): void {
    const now = this.#deps.clock();
    if (this.#runningSince !== null) this.#ran += Math.max(0, now - this.#runningSince);
    this.#runningSince = running ? now : null;
  }

  samples(event: Told<'samples'>): void {
    const { field } = event;
    if (!this.#watched.has(field)) return;
    const column = this.#columns.get(field) ?? new SeriesColumn(field);
    if (!this.#columns.has(field)) this.#columns = new Map([...this.#columns, [field, column]]);
    if (!column.add(event, this.#limit())) return;
    this.#store.setState({ series: { ...this.#store.getState().series, [field]: column.view() } });
  }

  log({ level, component, message }: Told<'log'>): void {
    const at = this.#deps.clock() - this.startedAt;
    this.#pendingLog.push({ id: this.#nextLine, level, component, message, at });
    this.#nextLine += 1;
    if (this.#pendingLog.length > LOG_KEPT) this.#pendingLog.shift();
    this.#cancelLog ??= this.#deps.setTimer(() => this.#showLog(), LOG_MS);
  }

  file({ name, bytes }: Told<'file'>): void {
    const others = this.#store.getState().files.filter((file) => file.name !== name);
    this.#store.setState({ files: [...others, { name, bytes }] });
  }

  /** Only these fields are recorded from now on. */
  watch(fields: readonly string[]): void {
    this.#watched = new Set(fields);
    this.#columns = new Map([...this.#columns].filter(([field]) => this.#watched.has(field)));
    const kept = Object.entries(this.#store.getState().series).filter(([field]) =>
      this.#watched.has(field),
    );
    this.#store.setState({ series: Object.fromEntries(kept) });
  }

  rename(names: Names): void {
    const now = (field: string) => fieldNow(names, field);
    this.#watched = new Set([...this.#watched].map(now));
    this.#columns = new Map(
      [...this.#columns].map(([field, column]) => [now(field), column.called(now(field))]),
    );
    this.#pendingLog = this.#pendingLog.map((line) => lineNow(names, line));
  }

  /** All that was recorded, with what was held back; the log shows to its last line. */
  finish(): Readonly<Record<string, Series>> {
    this.close();
    this.#showLog();
    for (const column of this.#columns.values()) column.finish(this.#limit());
    return this.views();
  }

  /** All that was recorded so far. */
  views(): Readonly<Record<string, Series>> {
    return Object.fromEntries([...this.#columns].map(([field, column]) => [field, column.view()]));
  }

  /** It shows no more. */
  close(): void {
    this.#cancelLog?.();
    this.#cancelLog = null;
  }

  #showLog(): void {
    this.#cancelLog = null;
    if (this.#pendingLog.length === 0) return;
    const log = [...this.#store.getState().log, ...this.#pendingLog].slice(-LOG_KEPT);
    this.#pendingLog = [];
    this.#store.setState({ log });
  }

  #limit(): number {
    return Math.floor(SERIES_BUDGET / Math.max(1, this.#watched.size));
  }
}
