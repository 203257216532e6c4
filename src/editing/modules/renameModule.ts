import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { DISABLED_PATH } from '../../model/layout/disabled.ts';
import { moduleName } from '../../model/modules.ts';
import { getAt } from '../../model/paths.ts';
import { ARGS, rawComponents, withValue } from '../../model/raw.ts';
import type { Edited, Refused } from '../edit.ts';
import { moduleNameFault } from './moduleNames.ts';

interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Gives a file of code another name. The components whose classes lie in it follow; what imports it does not. */
export function renameModule(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { from, to }: Renaming,
): Edited | Refused {
  const label = `Rename ${from}`;
  if (from === to) return { document, label };
  if (document.files.every(({ name }) => name !== from))
    return { refused: `There is no file ${from}.` };
  const others = document.files.filter(({ name }) => name !== from);
  const refused = moduleNameFault({ ...document, files: others }, to);
  if (refused !== null) return { refused };
  const files = document.files.map((file) => (file.name === from ? { ...file, name: to } : file));
  return {
    document: withTypes({ ...document, files }, moduleName(from), moduleName(to)),
    label,
    said: `${from} is called ${to} now.`,
  };
}

/** Types of a module, those of components that are switched off too, by the module's new name. */
function withTypes(document: PatchbayDocument, from: string, to: string): PatchbayDocument {
  const retyped = (spec: Json): Json => {
    if (!isObject(spec)) return spec;
    const { type } = spec as JsonObject;
    if (typeof type !== 'string' || !type.startsWith(`${from}.`)) return spec;
    const name = type.slice(from.length + 1);
    return name.includes('.') ? spec : { ...(spec as JsonObject), type: `${to}.${name}` };
  };
  const components = rawComponents(document);
  const named = components.map(retyped);
  const isSame = named.every((spec, i) => spec === components[i]);
  const next = isSame ? document : withValue(document, [...ARGS, 'components'], named);
  const off = getAt(document.config, DISABLED_PATH);
  if (!Array.isArray(off)) return next;
  const all = off as readonly Json[];
  const others = all.map((each): Json => {
    const component = isObject(each) ? (each as JsonObject)['component'] : undefined;
    if (component === undefined) return each;
    const now = retyped(component);
    return now === component ? each : { ...(each as JsonObject), component: now };
  });
  return others.every((each, i) => each === all[i]) ? next : withValue(next, DISABLED_PATH, others);
}
