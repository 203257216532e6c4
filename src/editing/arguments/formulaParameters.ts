import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import { getAt } from '../../model/paths.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import { componentPath, withValue } from '../../model/raw.ts';
import type { ComponentSpec } from '../../model/spec.ts';
import { withDisabled } from '../components/disable.ts';
import { renamedInFormula } from './renameField.ts';

/** What is called otherwise now: parameters of a component, or of the process where there is no owner. */
interface Renaming {
  readonly owner: string | null;
  readonly names: ReadonlyMap<string, string>;
}

/** Formulas of a component, by the argument that holds them, that mean a parameter which is called otherwise. */
function followed(
  { type, args }: ComponentSpec,
  raw: Json | undefined,
  catalogue: Catalogue,
  { owner, names }: Renaming,
): readonly (readonly [string, JsonObject])[] {
  const known = catalogue.find(type);
  if (known === undefined || !isObject(raw) || (owner !== null && owner !== args.name)) return [];
  const own = owner === null ? Object.keys(args.parameters ?? {}) : [];
  const hidden = new Set([...own, ...known.ports(args).inputs]);
  const meant = [...names].filter(([from, to]) => !hidden.has(from) && !hidden.has(to));
  return known.form.flatMap(({ name, item }) => {
    const formulas = item === 'formula' ? (raw as JsonObject)[name] : undefined;
    if (!isObject(formulas)) return [];
    const entries = Object.entries(formulas as JsonObject).map(
      ([key, text]) =>
        [key, meant.reduce((now, [from, to]) => renamedInFormula(now, from, to), text)] as const,
    );
    const isSame = entries.every(([key, text]) => formulas[key] === text);
    return isSame ? [] : [[name, Object.fromEntries(entries)] as const];
  });
}

/**
 * Lets formulas follow parameters that are called otherwise now, also those of components that are switched
 * off. An input hides a parameter of its name, and a component's own parameter hides the process's: there the
 * formula means another thing and stays.
 */
export function followInFormulas(
  document: PatchbayDocument,
  catalogue: Catalogue,
  renaming: Renaming,
): PatchbayDocument {
  if (renaming.names.size === 0) return document;
  const { components } = specOf(document).plugboard.process.args;
  const next = components.reduce((before, spec) => {
    const path = componentPath(before, spec.args.name);
    if (path === null) return before;
    const raw = getAt(before.config, [...path, 'args']);
    return followed(spec, raw, catalogue, renaming).reduce(
      (at, [name, formulas]) => withValue(at, [...path, 'args', name], formulas),
      before,
    );
  }, document);
  let isChanged = false;
  const off = [...disabledOf(next).values()].map((one) => {
    const { component } = one.raw;
    const args = component['args'];
    const changes = followed(one.component, args, catalogue, renaming);
    if (changes.length === 0) return one;
    isChanged = true;
    const changed = { ...(args as JsonObject), ...Object.fromEntries(changes) };
    return { ...one, raw: { ...one.raw, component: { ...component, args: changed } } };
  });
  return isChanged ? withDisabled(next, off) : next;
}
