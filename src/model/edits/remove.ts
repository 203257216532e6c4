import type { PatchbayDocument } from '../document.ts';
import { specOf } from '../documents.ts';
import { layoutOf } from '../layout.ts';
import { withoutLostBadges } from './badges.ts';
import { withPositions } from './move.ts';
import { ARGS, connectorIds, namesOf, rawComponents, rawConnectors, withValue } from './raw.ts';
import { withoutTraces } from './traces.ts';
import { setWatched } from './watch.ts';

/** Components by name, connectors by id. */
export interface Things {
  readonly components: readonly string[];
  readonly connectors: readonly string[];
}

/** Takes components and connectors away, with the connectors, places and plots of the components. */
export function removeSelection(document: PatchbayDocument, things: Things): PatchbayDocument {
  const gone = new Set(things.components);
  const ids = new Set(things.connectors);
  const names = namesOf(document);
  const { connectors } = specOf(document).plugboard.process.args;
  const connectorNames = connectorIds(document);
  const stays = (at: number) => {
    const connector = connectors[at];
    if (connector === undefined) return true;
    const { source, target } = connector;
    return (
      !ids.has(connectorNames[at] ?? '') && !gone.has(source.entity) && !gone.has(target.entity)
    );
  };
  const keptComponents = rawComponents(document).filter((_, at) => !gone.has(names[at] ?? ''));
  const keptConnectors = rawConnectors(document).filter((_, at) => stays(at));
  let next = withValue(document, [...ARGS, 'components'], keptComponents);
  if (keptConnectors.length < connectors.length) {
    next = withValue(next, [...ARGS, 'connectors'], keptConnectors);
  }
  if (gone.size === 0) return withoutLostBadges(next);
  const { positions, watch } = layoutOf(document);
  next = withPositions(next, new Map([...positions].filter(([name]) => !gone.has(name))));
  next = setWatched(
    next,
    watch.filter((field) => !gone.has(field.slice(0, field.indexOf('.')))),
  );
  return withoutLostBadges(withoutTraces(next, document, gone));
}
