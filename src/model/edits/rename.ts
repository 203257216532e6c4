import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { disabledOf } from '../disabled.ts';
import type { PatchbayDocument } from '../document.ts';
import { layoutOf } from '../layout.ts';
import { getAt } from '../paths.ts';
import { plotsOf } from '../plots.ts';
import { NAME_PATTERN } from '../spec.ts';
import { withPositions } from './move.ts';
import { setPlots, withFieldNames } from './plots.ts';
import { ARGS, componentPath, rawConnectors, renamedConnector, withValue } from './raw.ts';
import { allNames, renamedTraces } from './traces.ts';
import { setWatched } from './watch.ts';

const TUNE = ['plugboard', 'tune', 'args'] as const;

/** Objectives and parameters of the tune section that speak of a component. */
function renamedInTune(value: Json | undefined, from: string, to: string): Json | undefined {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const next = list.map((item) => renamedInTune(item, from, to) ?? null);
    return next.some((item, i) => item !== list[i]) ? next : list;
  }
  if (!isObject(value) || value['object_name'] !== from) return value;
  return { ...(value as JsonObject), object_name: to };
}

/**
 * Gives a component another name; connectors, places, watched fields with their plots and the tune section follow.
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
  const names = new Map([[from, to]]);
  let next = path === null ? document : withValue(document, [...path, 'args', 'name'], to);
  const connectors = rawConnectors(document);
  const changed = connectors.map((connector) => renamedConnector(connector, names));
  if (connectors.length > 0) next = withValue(next, [...ARGS, 'connectors'], changed);
  for (const key of ['objective', 'parameters']) {
    const value = getAt(document.config, [...TUNE, key]);
    if (value !== undefined) next = withValue(next, [...TUNE, key], renamedInTune(value, from, to));
  }
  const { positions, watch } = layoutOf(document);
  next = withPositions(next, new Map([...positions].map(([n, at]) => [n === from ? to : n, at])));
  const follow = (f: string) => (f.startsWith(`${from}.`) ? to + f.slice(from.length) : f);
  const plots = withFieldNames(plotsOf(document), follow);
  const followed = setPlots(setWatched(next, watch.map(follow)), plots);
  return ok(renamedTraces(followed, document, from, to));
}
