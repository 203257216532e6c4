import type { JsonObject } from '../../base/json.ts';
import type { AttachedFile } from '../../model/document.ts';
import type { WholeFloats } from '../../model/run/index.ts';
import type { RunClient, RunLoading, TrialSandbox } from '../../runner/api.ts';
import type { Study, TrialListener } from '../../study/index.ts';

const NO_MODEL = 'The model of this study cannot be read any more.';
const NOT_HERE = 'This page has no sandbox for studies.';

/** The model whose trials a study runs, as it was when it began. */
export interface StudyModel {
  readonly config: JsonObject;
  readonly files: readonly AttachedFile[];
  /** Whole floats in it, which components in Python see. */
  readonly floats: WholeFloats;
  readonly seed: number;
}

interface Trials {
  /** Null: it cannot be read any more. */
  readonly model: StudyModel | null;
  readonly study: Study;
  /** Fields of which trials record series. */
  readonly watch?: readonly string[];
}

/** A sandbox for trials of a study; where there is none to be had, it tells so and is gone. */
export function trialSandbox(
  { trials }: Pick<RunClient, 'trials'>,
  { model, study, watch = [] }: Trials,
  listener: TrialListener & { loading?(loading: RunLoading | null): void },
): TrialSandbox {
  if (model === null) return nowhere(listener, NO_MODEL);
  const { config, files, floats, seed } = model;
  const { dimensions, objectives } = study;
  const fields = dimensions.map(({ name, field }) => [name, field] as const);
  const setup = { config, files, floats, seed, fields, objectives, watch };
  const sandbox = trials?.(setup, {
    loading: (loading) => listener.loading?.(loading),
    ready: () => listener.ready(),
    results: (results) => listener.results(results),
    gone: (reason) => listener.gone(reason),
  });
  return sandbox ?? nowhere(listener, NOT_HERE);
}

function nowhere(listener: Pick<TrialListener, 'gone'>, reason: string): TrialSandbox {
  queueMicrotask(() => listener.gone(reason));
  return { send: () => undefined, at: () => null, end: () => undefined };
}

/** Calls back again and again until it is told to stop. */
export function again(
  setTimer: (job: () => void, milliseconds: number) => () => void,
  milliseconds: number,
  job: () => void,
): () => void {
  let cancel = setTimer(tick, milliseconds);
  let isOver = false;
  function tick(): void {
    job();
    if (!isOver) cancel = setTimer(tick, milliseconds);
  }
  return () => {
    isOver = true;
    cancel();
  };
}
