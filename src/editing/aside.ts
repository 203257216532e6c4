import { componentOf } from '../model/endpoint.ts';
import { isObject, type Json, type JsonObject } from '../base/json.ts';
import type { Aside } from '../model/layout/aside.ts';
import type { PatchbayDocument } from '../model/document.ts';
import { watchedFields, withLayout } from '../model/layout/layout.ts';
import { LAYOUT_PATH } from '../model/layout/layoutPath.ts';
import { sameData } from '../base/sameData.ts';
import { getAt, setAt } from '../model/paths.ts';
import { rawComponents } from '../model/raw.ts';
import { tidiedPlots } from './watching/plots.ts';
import { setWatched } from './watching/watch.ts';

/** What changed beside the model from one document to the next; null: nothing that this can say. */
export function asideBetween(before: PatchbayDocument, after: PatchbayDocument): Aside | null {
  const [was, is] = [watchedFields(before), watchedFields(after)];
  const on = is.filter((field) => !was.includes(field));
  const off = was.filter((field) => !is.includes(field));
  // Plots that only follow what is watched follow it in every document by themselves.
  // Here also those of a component that is not there, which no other document takes over.
  const following = on.length + off.length === 0 ? before : setWatched(before, is);
  const aside: Aside = {
    name: before.name === after.name ? null : after.name,
    on,
    off,
    parts: changedParts(layoutMap(following), layoutMap(after)),
  };
  const isNothing =
    aside.name === null &&
    aside.on.length + aside.off.length === 0 &&
    Object.keys(aside.parts).length === 0;
  return isNothing ? null : aside;
}

/** The document with the change, as far as it concerns it; the same document when it does not. */
export function withAside(document: PatchbayDocument, aside: Aside): PatchbayDocument {
  const watched = watchedFields(document);
  const names = new Set(rawComponents(document).map(({ args }) => isObject(args) && args['name']));
  const added = aside.on.filter(
    (field) => !watched.includes(field) && names.has(componentOf(field)),
  );
  const kept = watched.filter((field) => !aside.off.includes(field));
  let next =
    added.length === 0 && kept.length === watched.length
      ? document
      : setWatched(document, [...kept, ...added]);
  for (const [part, value] of Object.entries(aside.parts)) next = withPart(next, part, value);
  // Plots of another moment may hold fields that are not watched in this one.
  if ('plots' in aside.parts) next = tidiedPlots(next);
  return aside.name === null || aside.name === next.name ? next : { ...next, name: aside.name };
}

function layoutMap({ config }: PatchbayDocument): JsonObject {
  const layout = getAt(config, LAYOUT_PATH);
  return (isObject(layout) ? layout : {}) as JsonObject;
}

function withPart(document: PatchbayDocument, part: string, value: Json): PatchbayDocument {
  if (value === null) return withLayout(document, part, []);
  const config = setAt(document.config, [...LAYOUT_PATH, part], value) as JsonObject;
  return config === document.config ? document : { ...document, config };
}

/** Parts that the work itself changes, and the list that is told field by field. */
const NOT_ASIDE = new Set(['version', 'watch', 'positions']);

function changedParts(before: JsonObject, after: JsonObject): JsonObject {
  const parts: Record<string, Json> = {};
  for (const part of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (NOT_ASIDE.has(part) || sameData(before[part], after[part])) continue;
    parts[part] = after[part] ?? null;
  }
  return parts;
}
