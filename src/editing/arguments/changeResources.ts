import type { Json, JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edited } from '../edit.ts';
import { namesText } from '../words.ts';
import { setResourceOfAll } from './many.ts';
import { type Resource, setConstraints, setCustomResources } from './resources.ts';

interface ResourceChange {
  readonly components: readonly string[];
  readonly resource: Resource;
  /** Undefined: the default counts. */
  readonly amount: Json | undefined;
}

/** Sets what components need of a resource. */
export function changeResource(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { components, resource, amount }: ResourceChange,
): Edited {
  return {
    document: setResourceOfAll(document, components, resource, amount),
    label: `Set ${resource} of ${namesText(components)}`,
  };
}

interface MapChange {
  readonly component: string;
  readonly map: JsonObject;
}

/** Sets what a component needs of resources that go by names of their own. */
export function changeCustomResources(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { component, map }: MapChange,
): Edited {
  return {
    document: setCustomResources(document, component, map),
    label: `Set resources of ${component}`,
  };
}

export function changeConstraints(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { component, map }: MapChange,
): Edited {
  return {
    document: setConstraints(document, component, map),
    label: `Set constraints of ${component}`,
  };
}
