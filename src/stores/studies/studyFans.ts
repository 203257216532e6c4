import type { StoreApi } from 'zustand/vanilla';
import type { PatchbayDocument } from '../../model/index.ts';
import type { FinishedTrial } from '../../model/run/index.ts';
import {
  FAN_TRIALS,
  fanFields,
  FanGatherer,
  spreadTrials,
  trialsAgain,
} from '../../study/index.ts';
import type { StudiesState, StudyFans } from './studiesState.ts';
import { type Entry, type StudiesContext, workersOf } from './studyEntries.ts';
import { again, trialSandbox } from './trialSandbox.ts';
import type { TrialTable } from './trialTable.ts';

/** How often the fans of a study whose trials take long are drawn anew, milliseconds. */
const DRAW_MS = 2_000;
const NO_SERIES = 'None of these trials has recorded a series.';

/** Finds how the series of trials are spread. */
export interface StudyFanMaker {
  /** Runs trials of a study once more; what was under way ends. */
  draw(entry: Entry): Promise<void>;
  /** Ends what is under way. */
  end(): void;
}

/** See `StudyFanMaker`. */
export function studyFanMaker(
  context: StudiesContext,
  store: StoreApi<StudiesState>,
): StudyFanMaker {
  const { deps, document: documents, permission } = context;
  let stop: (() => void) | null = null;
  /** What is being drawn, from the moment it was asked for; two plots may ask for the same at once. */
  let asked: { readonly entry: Entry; readonly length: number } | null = null;

  function end(): void {
    asked = null;
    stop?.();
    stop = null;
    const { fans } = store.getState();
    if (fans?.status === 'running') store.setState({ fans: { ...fans, status: 'done' } });
  }

  async function draw(entry: Entry): Promise<void> {
    const { length } = entry.live.table;
    if (asked?.entry === entry && asked.length === length) return;
    end();
    const mine = { entry, length };
    asked = mine;
    try {
      const { model } = entry.live;
      const { document } = documents.getState();
      if (model !== null && !(await permission.ask({ ...document, files: model.files }))) return;
      if (asked === mine) await drawAnew(entry, document);
    } finally {
      if (asked === mine) asked = null;
    }
  }

  async function drawAnew({ live }: Entry, document: PatchbayDocument): Promise<void> {
    const { model } = live;
    const { study, id } = live.head;
    const fields = fanFields(document, study);
    const trials = firstCompleted(live.table.view());
    const gatherers = fields.map(() => new FanGatherer());
    let told: StudyFans = {
      ...{ study: id, status: 'running', count: 0, length: trials.length },
      ...{ fields, fans: [], error: null, of: live.table.length },
    };
    const tell = (more: Partial<StudyFans>): void => {
      told = { ...told, ...more };
      store.setState({ fans: told });
    };
    const found = (): StudyFans['fans'] =>
      gatherers.flatMap((gatherer, i) =>
        gatherer.count === 0 ? [] : [{ field: fields[i] ?? '', fan: gatherer.fan() }],
      );
    let drawnAt = deps.clock();
    const run = trialsAgain(study, trials, ({ series = [] }) =>
      series.forEach((one, i) => gatherers[i]?.add(one)),
    );
    const spread = spreadTrials({
      run,
      workers: Math.max(1, Math.min(workersOf(context), trials.length)),
      start: (listener) => trialSandbox(deps.runClient, { model, study, watch: fields }, listener),
      now: deps.clock,
      every: (milliseconds, job) => again(deps.setTimer, milliseconds, job),
      onProgress() {
        const isDue = deps.clock() - drawnAt > DRAW_MS && !run.isDone;
        if (isDue) drawnAt = deps.clock();
        tell({ count: run.count, ...(isDue ? { fans: found() } : {}) });
      },
    });
    stop = spread.stop;
    tell({});
    const error = await spread.done.then(
      () => null,
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
    );
    // Ended, or another one is under way.
    if (store.getState().fans !== told || told.status !== 'running') return;
    stop = null;
    const fans = found();
    const why = error ?? (fans.length === 0 ? NO_SERIES : null);
    tell({ fans, error: why, status: why === null ? 'done' : 'failed' });
  }

  return { draw, end };
}

/** The first trials that completed, by number. */
function firstCompleted(view: TrialTable): readonly FinishedTrial[] {
  const [number] = view.columns;
  const status = view.columns.find(({ role }) => role === 'status');
  const rows: number[] = [];
  for (let row = 0; row < view.length; row++)
    if (status !== undefined && view.value(row, status.at) === 'completed') rows.push(row);
  const numberOf = (row: number) => number?.numbers[row] ?? 0;
  return rows
    .toSorted((a, b) => numberOf(a) - numberOf(b))
    .slice(0, FAN_TRIALS)
    .map((row) => view.trial(row));
}
