import type { Json, JsonObject } from '../../base/json.ts';
import { isObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { getAt } from '../../model/paths.ts';
import { readResource } from '../../model/resources.ts';
import { componentPath, withValue } from '../../model/raw.ts';

/** A resource that plugboard has a name for; others go by names of their own. */
export type Resource = 'cpu' | 'gpu' | 'memory';

const reads = (value: Json | undefined) => value === undefined || readResource(value).ok;

/** Takes an empty map of resources away, so that the defaults count. */
function tidied(document: PatchbayDocument, path: readonly (string | number)[]): PatchbayDocument {
  const map = getAt(document.config, path);
  const isEmpty = isObject(map) && Object.keys(map).length === 0;
  return isEmpty ? withValue(document, path, undefined) : document;
}

/** Sets all resources of a component that go by names of their own; amounts that plugboard refuses change nothing. */
export function setCustomResources(
  document: PatchbayDocument,
  component: string,
  amounts: JsonObject,
): PatchbayDocument {
  const path = componentPath(document, component);
  if (path === null || !Object.values(amounts).every(reads)) return document;
  const at = [...path, 'args', 'resources'];
  const isEmpty = Object.keys(amounts).length === 0;
  return tidied(withValue(document, [...at, 'resources'], isEmpty ? undefined : amounts), at);
}

/** Sets the constraints of a component, which plugboard keeps for its tuner; an empty map takes them away. */
export function setConstraints(
  document: PatchbayDocument,
  component: string,
  constraints: JsonObject,
): PatchbayDocument {
  const path = componentPath(document, component);
  if (path === null) return document;
  const isEmpty = Object.keys(constraints).length === 0;
  return withValue(document, [...path, 'args', 'constraints'], isEmpty ? undefined : constraints);
}
