import type { StoreApi } from 'zustand/vanilla';
import { isObject, type JsonObject } from '../../../base/json.ts';
import {
  type Catalogue,
  LAYOUT_PATH,
  modulesOf,
  type PatchbayDocument,
} from '../../../model/index.ts';
import { asCalledIn } from '../../../editing/references/asCalledIn.ts';
import type { DocumentState, RunState } from '../../../stores/api.ts';
import { sameData } from '../../../base/sameData.ts';

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
  const modelNow = (): PatchbayDocument => document.getState().document;
  const listeners = new Set<() => void>();
  const { kind } = run.getState().phase;
  /** What the run that shows was begun with; null: it is kept from before. */
  let begunWith: PatchbayDocument | null = kind === 'idle' || kind === 'ended' ? null : modelNow();
  let compared: { of: PatchbayDocument; with: PatchbayDocument; same: boolean } | null = null;

  function isStale(): boolean {
    const { phase } = run.getState();
    if (phase.kind !== 'ended') return false;
    if (begunWith === null) return true;
    const now = modelNow();
    // Undone is as it was: the contents are compared, once for each state.
    if (compared?.with !== begunWith || !isWhole(compared.of, now)) {
      const same = isSameModel(begunWith, now, document.getState().catalogue);
      compared = { of: now, with: begunWith, same };
    }
    return !compared.same;
  }

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const stopRun = run.subscribe((now, before) => {
    if (now.phase === before.phase && now.record === before.record) return;
    const begins = now.phase.kind === 'starting' && before.phase.kind !== 'starting';
    const isOther = before.phase.kind === 'ended' && before.record !== now.record;
    if (begins) begunWith = modelNow();
    else if (isOther || now.phase.kind === 'idle') begunWith = null;
    tell();
  });
  const stopDocument = document.subscribe((now, before) => {
    if (!isWhole(before.document, now.document)) tell();
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

/** Whether nothing that a run is made of was touched. */
const isWhole = (before: PatchbayDocument, now: PatchbayDocument): boolean =>
  before.config === now.config && before.files === now.files;

/** Whether the code is the same; texts are the same object until one is edited, and again after undo. */
function isSameCode(before: PatchbayDocument, now: PatchbayDocument): boolean {
  const [was, is] = [modulesOf(before), modulesOf(now)];
  const find = (name: string) => was.find((one) => one.name === name)?.bytes;
  return was.length === is.length && is.every(({ name, bytes }) => find(name) === bytes);
}

/** The document's own name, which changes no value. */
const NAME_PATH = ['plugboard', 'process', 'args', 'name'];

/** Whether an edit left the model as it was: neither what the editor keeps for itself nor a name changes a value. */
function isSameModel(
  before: PatchbayDocument,
  now: PatchbayDocument,
  catalogue: Catalogue,
): boolean {
  const bare = (config: Config): Config => modelIn(modelIn(config, LAYOUT_PATH), NAME_PATH);
  const is = bare(now.config);
  return (
    isSameCode(before, now) &&
    (sameData(bare(before.config), is) ||
      sameData(bare(asCalledIn(now, before, catalogue).config), is))
  );
}

/** A config without what is at the end of a path. */
function modelIn(config: Config, [key = '', ...rest]: readonly string[]): Config {
  const inner = config[key];
  if (rest.length === 0 || !isObject(inner)) {
    const { [key]: _, ...others } = config;
    return others;
  }
  return { ...config, [key]: modelIn(inner as Config, rest) };
}
