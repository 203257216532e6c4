import type { Problem } from '../../model/index.ts';
import { problemAt } from '../../model/problemAt.ts';
import { hasMoreMarks, mayBeTooDeep, type YamlLimits } from './limits.ts';

/** Why a text is not read at all: it is too long, or has more or deeper parts than there may be. */
export function refusedUnread(text: string, limits: YamlLimits): Problem | null {
  if (text.length > limits.length) {
    const message = `The text has ${text.length} characters; Patchbay reads up to ${limits.length}.`;
    return problemAt('YAML_TOO_LARGE', message);
  }
  if (hasMoreMarks(text, limits.marks)) {
    const message = `The text has more than ${limits.marks} lines, entries and items; Patchbay cannot edit as many.`;
    return problemAt('YAML_TOO_LARGE', message);
  }
  if (mayBeTooDeep(text, limits.depth)) {
    const message = `The text nests deeper than ${limits.depth} levels.`;
    return problemAt('YAML_TOO_DEEP', message);
  }
  return null;
}
