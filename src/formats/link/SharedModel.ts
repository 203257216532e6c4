import { isObject } from '../../base/json.ts';
import { ok, type Result } from '../../base/result.ts';
import type { PatchbayDocument, Problem } from '../../model/index.ts';
import type { YamlLimits } from '../yaml/limits.ts';

/** What a link brings. */
interface SharedModel {
  readonly document: PatchbayDocument;
  /** How fast its runs go, steps a second; null: the link does not say, or as fast as they can. */
  readonly speed: number | null;
}

export type SharedRead = Result<SharedModel, readonly Problem[]>;

/** Reads the text of a model as a document without a name yet. */
export type ReadText = (
  text: string,
  limits: YamlLimits,
) => Result<PatchbayDocument, readonly Problem[]>;

export const MOST_FILES = 100;
export const LONGEST_FILE_NAME = 255;
const LONGEST_NAME = 200;
/** The name of a model that has none. */
export const SOME_NAME = 'Shared model';
const FASTEST = 1e6;

/** A document with the name that a link gives it, else with that of its process. */
export function shared(
  document: PatchbayDocument,
  name: unknown,
  { run }: { readonly run?: unknown },
): SharedRead {
  const { plugboard } = document.config as { plugboard?: unknown };
  const process = isObject(plugboard) ? plugboard['process'] : null;
  const args = isObject(process) ? process['args'] : null;
  const own = isObject(args) ? args['name'] : null;
  const names = [name, own].flatMap((each) =>
    typeof each === 'string' && each.trim() !== '' && each.length <= LONGEST_NAME ? [each] : [],
  );
  const speed = isObject(run) ? run['speed'] : null;
  const isSpeed = typeof speed === 'number' && speed > 0 && speed <= FASTEST;
  return ok({
    document: { ...document, name: names[0] ?? SOME_NAME },
    speed: isSpeed ? speed : null,
  });
}
