import type { RunEvent } from '../../runner/api.ts';
import { inTurn } from '../../base/inTurn.ts';
import { storedRun, type CutOff, type RunRecord } from '../records/runRecord.ts';
import type { Run } from '../run/oneRun.ts';
import type { RunState } from '../run/runState.ts';
import { FIRST_MS, type GoingContext } from './goingContext.ts';
import { holdRun } from './holdRun.ts';
import { type KeptPoint, type KeptRequest, MODEL, POINT } from './parts.ts';
import { type Puts, type Seen, WrittenColumns } from './writtenColumns.ts';

/** The page works on it for at most one part in so many of the time, and storage for one in a few. */
const PAGE_SHARE = 50;
const STORAGE_SHARE = 4;
/** Bytes of files that are kept with a run that goes on. */
const MOST_FILES = 64 * 1024 * 1024;

const TOO_LARGE: CutOff = {
  steps: null,
  reasons: ['The files of the document are too large to be kept with the run.'],
};
const NOT_YET: CutOff = {
  steps: null,
  reasons: ['It was cut off before it could be saved.'],
};

/** Changes with whatever any component does. */
function doneIn({ components }: RunState): number {
  return Object.values(components).reduce((sum, { steps }) => sum + steps, 0);
}

/** Keeps a run that goes on: its series in pieces and where it was, at a bounded rate, until it is over. */
export function keepGoing(context: GoingContext, run: Run, isOn: () => boolean): void {
  const { deps, session, troubles } = context;
  const { clock, setTimer, storage, version } = deps;
  const queue = inTurn();
  let isBusy = false;
  const turn = (work: () => Promise<unknown>): Promise<void> =>
    queue(async () => {
      isBusy = true;
      await work();
      isBusy = false;
    });
  const written = new WrittenColumns();
  const letGo = holdRun(deps.locks, run.id);
  let isFirst = true;
  let steps = 0;

  const request = requestOf(run);
  const isLarge = request.files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_FILES;
  let cut = isLarge ? TOO_LARGE : NOT_YET;

  const stepsNow = (): number => context.run.getState().steps;
  const see = (): readonly Seen[] =>
    [...run.trace.columns.values()].map((column) => ({
      ...{ column, series: column.view(), place: column.place() },
    }));

  function record(): RunRecord {
    const { id, trace, seed, speed } = run;
    const { startedAt, elapsed } = trace;
    return {
      ...{ id, startedAt, elapsed, seed, speed, steps, cut, version: version?.() },
      ...{ status: 'running', jobId: null, error: null, values: {} },
    };
  }

  /** Writes; whether it was taken. What is refused is told, and tried again with the next write. */
  async function put(puts: Puts, drop: readonly string[]): Promise<boolean> {
    const documentId = session.idOf(run.owner);
    if (documentId === null || !isOn()) return false;
    const { id } = run;
    const entry = storedRun(documentId, record());
    let isDone = false;
    await troubles.keep('runs', id, async () => {
      const kept = await storage.keepGoing(entry, { put: puts, drop });
      isDone = kept.ok;
      return kept;
    });
    return isDone;
  }

  async function begin(): Promise<boolean> {
    // What an earlier page had put down is written anew, from what this one was given.
    const first: Puts = isLarge ? [] : [[MODEL, request]];
    if (!(await put(first, ['series/', POINT]))) return false;
    isFirst = false;
    return true;
  }

  /** Writes what is new in these columns, and then the point that they lead to; whether all of it was taken. */
  async function write(
    seen: readonly Seen[],
    point: Omit<KeptPoint, 'columns'> | null,
  ): Promise<boolean> {
    if (isFirst && !(await begin())) return false;
    for (const puts of written.pieces(seen)) if (!(await put(puts, []))) return startAnew();
    const columns = point === null ? [] : written.placed(seen);
    if (columns === null) return false;
    const last: Puts = point === null ? [] : [[POINT, { ...point, columns }]];
    return (await put(last, written.stale())) || startAnew();
  }

  /** Nobody knows what of it is there. */
  function startAnew(): false {
    isFirst = true;
    written.clear();
    return false;
  }

  let lastDone = -1;
  async function tick(): Promise<void> {
    if (!isOn()) return letGo();
    const begun = clock();
    const seen = see();
    steps = stepsNow();
    const worked = clock() - begun;
    const done = doneIn(context.run.getState());
    if (done !== lastDone) await turn(() => write(seen, null));
    lastDone = done;
    const stored = clock() - begun;
    const pause = Math.max(FIRST_MS, PAGE_SHARE * worked, STORAGE_SHARE * stored);
    setTimer(() => void tick(), pause);
  }

  function point({ point: given, reasons }: Extract<RunEvent, { readonly kind: 'point' }>): void {
    if (isLarge) return;
    if (given === null) {
      // An earlier point still holds.
      if (cut.steps === null) cut = { steps: null, reasons };
      return;
    }
    const seen = see();
    steps = stepsNow();
    const { elapsed } = run.trace;
    const at = { ...given, steps, elapsed, names: run.names };
    void turn(async () => {
      const before = cut;
      cut = { steps: at.steps, reasons: [] };
      if (!(await write(seen, at))) cut = before;
    });
  }

  function leave(): void {
    steps = stepsNow();
    // Asked for before this returns: it is the last that a page can do. What is under way has most of it.
    if (!isBusy) void write(see(), null);
  }

  run.keeping = { point, leave };
  void tick();
}

function requestOf({ request, speed }: Run): KeptRequest {
  const { config, files, floats, seed, workers, costs } = request;
  return { config, files, floats, seed, workers, costs, speed };
}
