import type { StoreApi } from 'zustand/vanilla';
import type { Json, JsonObject } from '../../base/json.ts';
import { LAYOUT_PATH } from '../../model/index.ts';
import type { DocumentState, RunState } from '../../stores/api.ts';
import { same } from './buildGraph.ts';

type Config = JsonObject;

/** Whether what shows of a run is of an older state: of a kept run, or of a model that was edited since. */
export interface Staleness {
  readonly isStale: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly dispose: () => void;
}

/** Looks at when runs begin, so it must live as long as the document is shown. */
export function createStaleness(
  run: StoreApi<RunState>,
  document: StoreApi<DocumentState>,
): Staleness {
  const configNow = (): Config => document.getState().document.config;
  const listeners = new Set<() => void>();
  const { kind } = run.getState().phase;
  /** What the run that shows was begun with; null: it is kept from before. */
  let begunWith: Config | null = kind === 'idle' || kind === 'ended' ? null : configNow();
  let compared: { config: Config; begunWith: Config; same: boolean } | null = null;

  function isStale(): boolean {
    const { phase } = run.getState();
    if (phase.kind !== 'ended') return false;
    if (begunWith === null) return true;
    const config = configNow();
    // Undone is as it was: the contents are compared, once for each state.
    if (compared?.config !== config || compared.begunWith !== begunWith)
      compared = { config, begunWith, same: isSameModel(config, begunWith) };
    return !compared.same;
  }

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const stopRun = run.subscribe((now, before) => {
    if (now.phase === before.phase && now.record === before.record) return;
    const begins = now.phase.kind === 'starting' && before.phase.kind !== 'starting';
    const isOther = before.phase.kind === 'ended' && before.record !== now.record;
    if (begins) begunWith = configNow();
    else if (isOther || now.phase.kind === 'idle') begunWith = null;
    tell();
  });
  const stopDocument = document.subscribe((now, before) => {
    if (now.document.config !== before.document.config) tell();
  });
  return {
    isStale,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispose() {
      stopRun();
      stopDocument();
    },
  };
}

/** Whether two configs are the same model: what the editor keeps for itself in them changes no value. */
function isSameModel(a: Config, b: Config): boolean {
  return same(modelIn(a, LAYOUT_PATH), modelIn(b, LAYOUT_PATH));
}

/** A config without what is at the end of a path. */
function modelIn(config: Config, [key = '', ...rest]: readonly string[]): Config {
  const inner = config[key];
  if (rest.length === 0 || !isObject(inner)) {
    const { [key]: _, ...others } = config;
    return others;
  }
  return { ...config, [key]: modelIn(inner, rest) };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
