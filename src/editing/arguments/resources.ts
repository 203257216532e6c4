import type { Json, JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { readResource } from '../../model/resources.ts';
import { componentPath, withValue } from '../../model/raw.ts';
import { withoutEmpty } from '../process/processSettings.ts';

/** A resource that plugboard has a name for; others go by names of their own. */
export type Resource = 'cpu' | 'gpu' | 'memory';

const reads = (value: Json | undefined) => value === undefined || readResource(value).ok;

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
  return withoutEmpty(withValue(document, [...at, 'resources'], isEmpty ? undefined : amounts), at);
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
