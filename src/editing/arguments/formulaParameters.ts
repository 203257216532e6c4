import { isObject, type JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import { getAt } from '../../model/paths.ts';
import { componentPath, withValue } from '../../model/raw.ts';
import { renamedInFormula } from './renameField.ts';

/**
 * Lets formulas follow parameters that are called otherwise now. An input hides a parameter of its name, and
 * a component's own parameter hides the process's: there the formula means another thing and stays.
 *
 * @param owner component whose parameters they are; null: those of the process
 */
export function followInFormulas(
  document: PatchbayDocument,
  catalogue: Catalogue,
  owner: string | null,
  names: ReadonlyMap<string, string>,
): PatchbayDocument {
  if (names.size === 0) return document;
  const { components } = specOf(document).plugboard.process.args;
  return components.reduce((next, { type, args }) => {
    const known = catalogue.find(type);
    const path = componentPath(next, args.name);
    if (known === undefined || path === null || (owner !== null && owner !== args.name))
      return next;
    const own = owner === null ? Object.keys(args.parameters ?? {}) : [];
    const hidden = new Set([...own, ...known.ports(args).inputs]);
    const meant = [...names].filter(([from, to]) => !hidden.has(from) && !hidden.has(to));
    if (meant.length === 0) return next;
    return known.form
      .filter(({ item }) => item === 'formula')
      .reduce((at, { name }) => {
        const place = [...path, 'args', name];
        const formulas = getAt(at.config, place);
        if (!isObject(formulas)) return at;
        const entries = Object.entries(formulas as JsonObject).map(
          ([key, text]) =>
            [
              key,
              meant.reduce((now, [from, to]) => renamedInFormula(now, from, to), text),
            ] as const,
        );
        const isSame = entries.every(([key, text]) => formulas[key] === text);
        return isSame ? at : withValue(at, place, Object.fromEntries(entries));
      }, next);
  }, document);
}
