import { isFrameworkArgument } from '../../model/frameworkArguments.ts';
import type { Json } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { readResource } from '../../model/resources.ts';
import { setEntry } from './arguments.ts';
import { ARGS, connectorIds, namesOf, withValue } from '../../model/raw.ts';
import type { Resource } from './resources.ts';

/** Arguments of each of the named components; read once, however many there are. */
function argumentPaths(document: PatchbayDocument, components: readonly string[]) {
  const wanted = new Set(components);
  return namesOf(document).flatMap((name, at) =>
    // Of two with one name the first is meant, as everywhere.
    wanted.delete(name) ? [[...ARGS, 'components', at, 'args']] : [],
  );
}

/** Sets an argument of several components to one value; undefined lets their defaults count. */
export function setArgumentOfAll(
  document: PatchbayDocument,
  components: readonly string[],
  name: string,
  value: Json | undefined,
): PatchbayDocument {
  if (isFrameworkArgument(name)) return document;
  const paths = argumentPaths(document, components);
  return paths.reduce((next, path) => withValue(next, [...path, name], value), document);
}

/**
 * Sets what components need of a resource, a number or a text such as `250m`; undefined lets the default count.
 * An amount that plugboard refuses changes nothing.
 */
export function setResourceOfAll(
  document: PatchbayDocument,
  components: readonly string[],
  resource: Resource,
  amount: Json | undefined,
): PatchbayDocument {
  if (amount !== undefined && !readResource(amount).ok) return document;
  const paths = argumentPaths(document, components);
  return paths.reduce(
    (next, path) => setEntry(next, [...path, 'resources'], resource, amount),
    document,
  );
}

/** Sets how several connectors pass values on. */
export function setModeOfAll(
  document: PatchbayDocument,
  connectors: readonly string[],
  mode: 'pipeline' | 'pubsub',
): PatchbayDocument {
  const wanted = new Set(connectors);
  const value = mode === 'pipeline' ? undefined : mode;
  return connectorIds(document).reduce(
    (next, id, at) =>
      wanted.has(id) ? withValue(next, [...ARGS, 'connectors', at, 'mode'], value) : next,
    document,
  );
}
