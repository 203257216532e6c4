import { fail } from '../../base/result.ts';
import { LIMITS, type YamlLimits } from '../yaml/limits.ts';
import { PLAIN_LINK } from './plainLink.ts';
import { refuse, tooLarge } from './refusals.ts';
import { type ReadText, shared, type SharedRead } from './SharedModel.ts';

/** Characters for each letter of the text: three bytes of it, each as `%xx`. */
const PER_LETTER = 9;
const LONGEST_MESSAGE = 300;

/** Reads `#y1.` and the YAML of a model, written as addresses have it: `%20` for a blank, `%0A` for a line. */
export function readPlain(
  link: string,
  readText: ReadText,
  limits: YamlLimits = LIMITS,
): SharedRead {
  const head = PLAIN_LINK.exec(link);
  let text = head === null ? '' : link.slice(head.index + head[0].length).trim();
  if (text.length > PER_LETTER * limits.length) return tooLarge();
  // A program on the way may have encoded it once more.
  for (let round = 0; round < 3 && !text.includes('\n') && text.includes('%'); round++) {
    const next = decoded(text);
    if (next === null || next === text) break;
    text = next;
  }
  if (text === '') return refuse('LINK_DATA', 'The link holds no model.');
  const read = readText(text, limits);
  if (read.ok) return shared(read.value, null, {});
  // What stands in the text may stand in the reason, however long it is.
  return fail(read.error.map((problem) => ({ ...problem, message: short(problem.message) })));
}

const short = (message: string): string =>
  message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}….`;

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
