import { fail, ok, type Result } from '../../base/result.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { componentNames } from '../references/Naming.ts';
import { followNames } from '../references/references.ts';
import { NAME_PATTERN } from '../../model/spec.ts';
import { allNames, componentPath, withValue } from '../../model/raw.ts';

/**
 * Gives a component another name; all that refers to it follows.
 *
 * @returns the document, or why the name cannot be taken
 */
export function renameComponent(
  document: PatchbayDocument,
  from: string,
  to: string,
): Result<PatchbayDocument, string> {
  if (from === to) return ok(document);
  const path = componentPath(document, from);
  if (path === null && !disabledOf(document).has(from))
    return fail(`There is no component ${from}.`);
  if (!NAME_PATTERN.test(to)) {
    return fail('A name has letters, digits, _ and - and starts with a letter or _.');
  }
  if (allNames(document).includes(to)) return fail(`There is a component named ${to} already.`);
  const next = path === null ? document : withValue(document, [...path, 'args', 'name'], to);
  return ok(followNames(next, document, componentNames(new Map([[from, to]]))));
}
