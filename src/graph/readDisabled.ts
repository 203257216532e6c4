import {
  badgesOf,
  type Catalogue,
  disabledOf,
  type PatchbayDocument,
  portsOf,
  type Position,
} from '../model/index.ts';
import { endsOf, faceOf, kept } from './readParts.ts';
import type { GraphSource, SourceComponent } from './source.ts';

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
  const components = [...all.values()].map(({ component, connectors, raw }): SourceComponent => {
    const known = catalogue.find(component.type);
    const position = positions.get(component.args.name) ?? { x: 0, y: 0 };
    return kept(raw.component, [component, known, connectors, position], () => ({
      ...faceOf(component, known),
      ports: portsOf(component, catalogue, connectors),
      errors: 0,
      warnings: 0,
      disabled: true,
      position,
    }));
  });
  const wires = [...all.values()].flatMap(({ connectors }) =>
    connectors
      .filter(({ source, target }) => isThere(source.entity) && isThere(target.entity))
      .map(endsOf)
      .map((ends) => ({ ...ends, bad: false, off: true, badges: badges.has(ends.id) })),
  );
  // A text by hand may give a connector between two of them to both.
  const once = new Map(wires.map((wire) => [wire.id, wire]));
  return { components, connectors: [...once.values()] };
}
