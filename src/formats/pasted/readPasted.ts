import type { Result } from '../../base/result.ts';
import type { PatchbayDocument, Problem } from '../../model/index.ts';
import { readModelPart } from '../readModelPart.ts';
import { LIMITS, type YamlLimits } from '../yaml/limits.ts';
import {
  fenced,
  quotedPart,
  uncommented,
  unquoted,
  withoutGutter,
  withoutProse,
} from './codeBlocks.ts';
import { unescaped, withoutEntities } from './escaped.ts';
import { dedented, plainBlanks, plainMarks } from './plainCharacters.ts';

/** A model that was pasted, and the text that it was read from. */
export interface PastedModel {
  readonly document: PatchbayDocument;
  readonly text: string;
}

/** Widths of a tab that are tried. */
const TABS = [2, 4, 8];
/** Blocks of code that are looked at. */
const MOST_BLOCKS = 8;

interface ReadOptions {
  readonly limits?: YamlLimits;
  /** A text of comments alone is what they say. */
  readonly comments?: boolean;
}

/** How often one text may have been escaped: each time more is another reading of all of it. */
const MOST_ESCAPES = 2;

/** What a text may be meant as, the likeliest first. */
function* meanings(text: string, comments: boolean, escapes = MOST_ESCAPES): Generator<string> {
  const lines = text.replace(/\r\n?/g, '\n');
  const bare = unquoted(lines);
  const blocks = fenced(bare).slice(0, MOST_BLOCKS);
  const parts = blocks.length > 0 ? blocks : [bare];
  yield plainMarks(text);
  for (const part of parts) {
    yield plainMarks(part);
    const widths = part.includes('\t') ? TABS : [2];
    for (const tab of widths) yield plainMarks(dedented(plainBlanks(part, tab)));
    const inner = withoutGutter(part) ?? (comments ? uncommented(part) : null);
    if (inner !== null) yield plainMarks(dedented(plainBlanks(inner, 2)));
  }
  const quoted = quotedPart(bare);
  if (quoted !== null) yield plainMarks(dedented(plainBlanks(quoted, 2)));
  for (const tab of bare.includes('\t') ? TABS : [2]) {
    const part = withoutProse(plainBlanks(bare, tab));
    if (part !== null) yield plainMarks(dedented(part));
  }
  if (escapes === 0) return;
  for (const plain of [unescaped(text), withoutEntities(text)])
    if (plain !== null) yield* meanings(plain, comments, escapes - 1);
}

/**
 * Reads a model, or a part of one, as people paste it: in a block of code, in a quotation, with line
 * numbers, commented out, escaped, with sentences around it, with blanks, quotes and signs as web pages and
 * word processors write them. Only what has one
 * meaning is changed; a text that can be read as it is stays as it is.
 *
 * @param name the document's name
 */
export function readPasted(
  text: string,
  name: string,
  { limits = LIMITS, comments = true }: ReadOptions = {},
): Result<PastedModel, readonly Problem[]> {
  const tried = new Set<string>();
  let first: Result<PastedModel, readonly Problem[]> | null = null;
  if (text.length <= limits.length)
    for (const meaning of meanings(text, comments)) {
      if (tried.has(meaning)) continue;
      tried.add(meaning);
      const read = readModelPart(meaning, name, { limits });
      if (read.ok) return { ok: true, value: { document: read.value, text: meaning } };
      first ??= read;
    }
  const raw = readModelPart(text, name, { limits });
  return raw.ok ? { ok: true, value: { document: raw.value, text } } : (first ?? raw);
}

/** A pasted text as it can be read where it cannot be read as it is; else as it is. */
export function plainModelText(text: string, limits: YamlLimits = LIMITS): string {
  if (!/[^\n\r -~]|```|~~~|^\s*>|^\s*\d+\s*[:|.)]?\s|^\+|&#?\w+;|\\n/mu.test(text)) return text;
  const read = readPasted(text, 'pasted', { limits, comments: false });
  return read.ok ? read.value.text : text;
}
