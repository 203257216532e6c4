import { type Endpoint, endpointText } from '../../model/endpoint.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import { allPorts } from '../../model/ports.ts';
import { badgesOf } from '../../model/layout/badges.ts';
import { withBadges } from './badges.ts';
import { REFERENCE_PATTERN } from '../../model/spec.ts';
import type { Json } from '../../base/json.ts';
import { ARGS, connectorIds, rawConnectors, withValue } from '../../model/raw.ts';

const idOf = (from: Endpoint, to: Endpoint) => `${endpointText(from)}..${endpointText(to)}`;

/** An end as plugboard reads it: as text only where the field has a name that a text can say. */
function written(end: Endpoint): Json {
  const text = endpointText(end);
  return REFERENCE_PATTERN.test(text) ? text : { entity: end.component, descriptor: end.field };
}

/**
 * Why an output cannot be joined to an input; null when it can. Several connectors into one input, and
 * a component's output into its own input, are allowed.
 *
 * @param instead a connector that the new one would replace
 */
export function whyNotConnect(
  document: PatchbayDocument,
  catalogue: Catalogue,
  from: Endpoint,
  to: Endpoint,
  instead: string | null = null,
): string | null {
  const ports = allPorts(specOf(document), catalogue);
  const [source, target] = [ports.get(from.component), ports.get(to.component)];
  if (source === undefined) return `There is no component ${from.component}.`;
  if (target === undefined) return `There is no component ${to.component}.`;
  if (!source.outputs.includes(from.field)) {
    return source.inputs.includes(from.field)
      ? `${endpointText(from)} is an input; a connector starts at an output.`
      : `${from.component} has no output ${from.field}.`;
  }
  if (!target.inputs.includes(to.field)) {
    return target.outputs.includes(to.field)
      ? `${endpointText(to)} is an output; a connector ends at an input.`
      : `${to.component} has no input ${to.field}.`;
  }
  const id = idOf(from, to);
  const isThere = id !== instead && connectorIds(document).includes(id);
  return isThere ? `${endpointText(from)} and ${endpointText(to)} are connected already.` : null;
}

/** Joins an output to an input; the same document when they are joined already. */
export function connect(
  document: PatchbayDocument,
  from: Endpoint,
  to: Endpoint,
): PatchbayDocument {
  if (connectorIds(document).includes(idOf(from, to))) return document;
  const added = { source: written(from), target: written(to) };
  return withValue(document, [...ARGS, 'connectors'], [...rawConnectors(document), added]);
}

/** Puts a connector between other fields; its place in the list and its mode stay. */
export function reconnect(
  document: PatchbayDocument,
  connector: string,
  from: Endpoint,
  to: Endpoint,
): PatchbayDocument {
  const ids = connectorIds(document);
  const at = ids.indexOf(connector);
  if (at < 0 || ids.includes(idOf(from, to))) return document;
  const moved = withValue(document, [...ARGS, 'connectors', at, 'source'], written(from));
  const done = withValue(moved, [...ARGS, 'connectors', at, 'target'], written(to));
  const badges = badgesOf(document);
  if (!badges.has(connector)) return done;
  return withBadges(
    done,
    new Set([...badges].map((id) => (id === connector ? idOf(from, to) : id))),
  );
}

/** Sets how a connector passes values on. */
export function setConnectorMode(
  document: PatchbayDocument,
  connector: string,
  mode: 'pipeline' | 'pubsub',
): PatchbayDocument {
  const at = connectorIds(document).indexOf(connector);
  if (at < 0) return document;
  const value = mode === 'pipeline' ? undefined : mode;
  return withValue(document, [...ARGS, 'connectors', at, 'mode'], value);
}
