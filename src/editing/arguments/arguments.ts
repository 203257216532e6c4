import { isFrameworkArgument } from '../../model/frameworkArguments.ts';
import type { Json, JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { isObject } from '../../base/json.ts';
import { getAt } from '../../model/paths.ts';
import { followParameters, renamedEntries } from '../references/tuneParameters.ts';
import { followInFormulas } from './formulaParameters.ts';
import { followedControls } from '../watching/controls.ts';
import { ARGS, componentPath, withValue } from '../../model/raw.ts';

/** Sets an argument of a component's own. */
export function setArgument(
  document: PatchbayDocument,
  component: string,
  name: string,
  value: Json,
): PatchbayDocument {
  const path = componentPath(document, component);
  if (path === null || isFrameworkArgument(name)) return document;
  return withValue(document, [...path, 'args', name], value);
}

/** Takes an argument away, so that its default counts. */
export function resetArgument(
  document: PatchbayDocument,
  component: string,
  name: string,
): PatchbayDocument {
  const path = componentPath(document, component);
  if (path === null || isFrameworkArgument(name)) return document;
  return withValue(document, [...path, 'args', name], undefined);
}

/** Sets or takes away an entry of a map; a map that becomes empty goes too. */
export function setEntry(
  document: PatchbayDocument,
  path: readonly (string | number)[],
  key: string,
  value: Json | undefined,
): PatchbayDocument {
  const next = withValue(document, [...path, key], value);
  const map = getAt(next.config, path);
  const isEmpty = isObject(map) && Object.keys(map).length === 0;
  return isEmpty && next !== document ? withValue(next, path, undefined) : next;
}

/** Sets the values that an input starts with; null or an empty list takes them away. */
export function setInitialValues(
  document: PatchbayDocument,
  component: string,
  field: string,
  values: readonly Json[] | null,
): PatchbayDocument {
  const path = componentPath(document, component);
  if (path === null) return document;
  const value = values === null || values.length === 0 ? undefined : values;
  return setEntry(document, [...path, 'args', 'initial_values'], field, value);
}

/** Sets a parameter of a component; undefined takes it away. */
export function setComponentParameter(
  document: PatchbayDocument,
  component: string,
  name: string,
  value: Json | undefined,
): PatchbayDocument {
  const path = componentPath(document, component);
  return path === null
    ? document
    : setEntry(document, [...path, 'args', 'parameters'], name, value);
}

/** Sets a parameter of the process; undefined takes it away. */
export function setProcessParameter(
  document: PatchbayDocument,
  name: string,
  value: Json | undefined,
): PatchbayDocument {
  return setEntry(document, [...ARGS, 'parameters'], name, value);
}

/**
 * Gives the process these parameters in place of those that it has. An entry that is called otherwise in its
 * place was renamed, and its control, studies and formulas follow; the control of one that is gone goes.
 */
export function setProcessParameters(
  document: PatchbayDocument,
  parameters: JsonObject,
  catalogue: Catalogue,
): PatchbayDocument {
  const old = getAt(document.config, [...ARGS, 'parameters']);
  const before = isObject(old) ? Object.keys(old) : [];
  const after = Object.keys(parameters);
  const gone = before.filter((name) => !Object.hasOwn(parameters, name));
  const cleared = gone.reduce((next, name) => setProcessParameter(next, name, undefined), document);
  const set = after.reduce(
    (next, name) => setProcessParameter(next, name, parameters[name]),
    cleared,
  );
  const renamed = renamedEntries(before, after);
  const followed = followInFormulas(followParameters(set, null, renamed), catalogue, {
    owner: null,
    names: renamed,
  });
  return followedControls(followed, (target) => {
    if (!('parameter' in target) || !gone.includes(target.parameter)) return target;
    const to = renamed.get(target.parameter);
    return to === undefined ? null : { parameter: to };
  });
}
