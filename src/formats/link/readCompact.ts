import { fromBase64 } from '../../base/base64.ts';
import { isObject, type Json } from '../../base/json.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import type { AttachedFile } from '../../model/index.ts';
import { LIMITS, type YamlLimits } from '../yaml/limits.ts';
import { dumpYaml } from '../yaml/dumpYaml.ts';
import { fromColumns } from './compact/columns.ts';
import { fromLineTable } from './compact/lineTable.ts';
import { filled } from './compact/skeleton.ts';
import { damaged, tooLarge } from './refusals.ts';
import {
  LONGEST_FILE_NAME,
  MOST_FILES,
  type ReadText,
  shared,
  type SharedRead,
} from './SharedModel.ts';

/**
 * The content of a link of the second form: `{n, t}` with name and text, or `{n, m, s}` with the model as
 * columns and the skeleton of its text (absent: it has none of its own; a list: as a table of lines); `f` are files, each `[name, text]`
 * or `[name, base64, 1]`, and `r` is `{speed}`. Whatever it says becomes a text, and is read as one.
 */
export function readCompact(
  value: unknown,
  readText: ReadText,
  limits: YamlLimits = LIMITS,
): SharedRead {
  if (!isObject(value)) return damaged();
  const { n: name, t, m, f = [], r: run } = value;
  const s = Array.isArray(value['s']) ? fromLineTable(value['s'], limits.length) : value['s'];
  if (s === null) return damaged();
  const files = readFiles(f);
  if (files === null) return damaged();
  const isOwn = typeof t === 'string' || typeof s === 'string';
  let text: string | null = typeof t === 'string' ? t : null;
  if (text === null) {
    const config = fromColumns(m);
    if (config === null) return damaged();
    if (!isSmall(config, limits)) return tooLarge();
    text = typeof s === 'string' ? filled(s, config, limits.length) : dumpYaml(config);
  }
  if (text === null) return damaged();
  const read = readText(text, limits);
  if (!read.ok) return read;
  const document = isOwn ? read.value : { ...read.value, source: null };
  return shared({ ...document, files }, name, { run });
}

function readFiles(value: unknown): readonly AttachedFile[] | null {
  if (!Array.isArray(value) || value.length > MOST_FILES) return null;
  const files = new Map<string, AttachedFile>();
  for (const item of value as unknown[]) {
    const [name, content, packed] = Array.isArray(item) ? (item as readonly unknown[]) : [];
    if (typeof name !== 'string' || typeof content !== 'string') return null;
    const bytes = packed === 1 ? fromBase64(content) : encodeUtf8(content);
    if (bytes === null || name.length > LONGEST_FILE_NAME) return null;
    files.set(name, { name, bytes });
  }
  return [...files.values()];
}

/** Whether a model can be written as a text that is read: a name stands once in a link, and often in a text. */
function isSmall(config: Json, { length, depth }: YamlLimits): boolean {
  let left = length;
  const fits = (value: Json, levels: number): boolean => {
    // Each takes its line or its marks as well.
    left -= 2 + (typeof value === 'string' ? value.length : 0);
    if (left < 0 || levels > depth) return false;
    if (Array.isArray(value)) return value.every((item: Json) => fits(item, levels + 1));
    if (!isObject(value)) return true;
    return Object.entries(value).every(([key, item]) => {
      left -= key.length;
      return fits(item as Json, levels + 1);
    });
  };
  return fits(config, 0);
}
