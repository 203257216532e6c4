import type { Json, JsonObject } from '../../base/json.ts';
import type { Edit } from '../edit.ts';
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
export const changeResource: Edit<ResourceChange> = (
  document,
  _,
  { components, resource, amount },
) => ({
  document: setResourceOfAll(document, components, resource, amount),
  label: `Set ${resource} of ${namesText(components)}`,
});

interface MapChange {
  readonly component: string;
  readonly map: JsonObject;
}

/** Sets what a component needs of resources that go by names of their own. */
export const changeCustomResources: Edit<MapChange> = (document, _, { component, map }) => ({
  document: setCustomResources(document, component, map),
  label: `Set resources of ${component}`,
});

export const changeConstraints: Edit<MapChange> = (document, _, { component, map }) => ({
  document: setConstraints(document, component, map),
  label: `Set constraints of ${component}`,
});
