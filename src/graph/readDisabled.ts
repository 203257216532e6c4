import type { JsonObject } from '../base/json.ts';
import {
  badgesOf,
  type Catalogue,
  connectorId,
  disabledOf,
  type PatchbayDocument,
  portsOf,
  type Position,
  shortType,
} from '../model/index.ts';
import type { GraphSource, SourceComponent } from './buildGraph.ts';
import { headlineOf } from './headline.ts';

/** What is switched off: drawn where it was, with the wires whose other end is there. */
export function readDisabled(
  document: PatchbayDocument,
  catalogue: Catalogue,
  positions: ReadonlyMap<string, Position>,
  enabled: ReadonlySet<string>,
): Pick<GraphSource, 'components' | 'connectors'> {
  const all = disabledOf(document);
  const badges = badgesOf(document);
  const isThere = (name: string) => enabled.has(name) || all.has(name);
  const components = [...all.values()].map(({ component, connectors }): SourceComponent => {
    const { type, args } = component;
    const known = catalogue.find(type);
    return {
      name: args.name,
      title: args.name,
      type,
      typeLabel: known?.label ?? shortType(type),
      hue: known?.category ?? 'unknown',
      ports: portsOf(component, catalogue, connectors),
      headline: headlineOf(known, args),
      initial: args.initial_values as JsonObject,
      errors: 0,
      warnings: 0,
      disabled: true,
      position: positions.get(args.name) ?? { x: 0, y: 0 },
    };
  });
  const wires = [...all.values()].flatMap(({ connectors }) =>
    connectors
      .filter(({ source, target }) => isThere(source.entity) && isThere(target.entity))
      .map((connector) => ({
        id: connectorId(connector),
        source: { component: connector.source.entity, field: connector.source.descriptor },
        target: { component: connector.target.entity, field: connector.target.descriptor },
        bad: false,
        off: true,
        badges: badges.has(connectorId(connector)),
      })),
  );
  return { components, connectors: wires };
}
