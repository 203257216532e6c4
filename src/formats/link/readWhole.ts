import { fromBase64 } from '../../base/base64.ts';
import { isObject } from '../../base/json.ts';
import { setSeed, setWatched } from '../../editing/watching/watch.ts';
import { type AttachedFile, layoutOf, type PatchbayDocument } from '../../model/index.ts';
import { isSmallWatch } from '../checkSizes.ts';
import { LIMITS, type YamlLimits } from '../yaml/limits.ts';
import { damaged, refuse, tooLarge } from './refusals.ts';
import {
  LONGEST_FILE_NAME,
  MOST_FILES,
  type ReadText,
  shared,
  type SharedRead,
} from './SharedModel.ts';

function readFiles(value: unknown): readonly AttachedFile[] | null {
  if (!Array.isArray(value) || value.length > MOST_FILES) return null;
  const files = new Map<string, AttachedFile>();
  for (const item of value as unknown[]) {
    if (!isObject(item)) return null;
    const { name, base64 } = item;
    if (typeof name !== 'string' || typeof base64 !== 'string' || name.length > LONGEST_FILE_NAME)
      return null;
    const bytes = fromBase64(base64);
    if (bytes === null) return null;
    files.set(name, { name, bytes });
  }
  return [...files.values()];
}

/** Watched fields and seed of the link, where its YAML says nothing of them. */
function withSettings(
  document: PatchbayDocument,
  content: Record<string, unknown>,
): PatchbayDocument {
  const { watch, seed } = layoutOf(document);
  const { view, run } = content;
  let next = document;
  if (watch.length === 0 && isObject(view) && Array.isArray(view['watch'])) {
    const fields = (view['watch'] as unknown[]).filter((field) => typeof field === 'string');
    if (fields.length > 0) next = setWatched(next, fields);
  }
  if (seed === 1 && isObject(run) && typeof run['seed'] === 'number' && run['seed'] !== 1) {
    next = setSeed(next, run['seed']);
  }
  return next;
}

/** The content of a link of the first form: `{v, yaml, name, files: [{name, base64}], view: {watch}, run: {seed, speed}}`. */
export function readWhole(
  value: unknown,
  readText: ReadText,
  limits: YamlLimits = LIMITS,
): SharedRead {
  if (!isObject(value)) return damaged();
  if (value['v'] !== 1)
    return refuse('LINK_FORMAT', 'The link was made by another version of Patchbay.');
  const files = readFiles(value['files'] ?? []);
  if (files === null || typeof value['yaml'] !== 'string') return damaged();
  const read = readText(value['yaml'], limits);
  if (!read.ok) return read;
  const { view, name } = value;
  const watch: unknown = isObject(view) ? view['watch'] : undefined;
  if (Array.isArray(watch) && !isSmallWatch(watch.filter((field) => typeof field === 'string')))
    return tooLarge();
  return shared(withSettings({ ...read.value, files }, value), name, value);
}
