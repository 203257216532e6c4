import type { JsonObject } from '../../base/json.ts';
import {
  type Catalogue,
  connectorId,
  getAt,
  isEventConnector,
  type PatchbayDocument,
  setAt,
  specOf,
} from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { removeSelection } from '../../editing/components/remove.ts';

const COMPONENTS = ['plugboard', 'process', 'args', 'components'] as const;

interface Target {
  readonly catalogue: Catalogue;
  /** True for a type that the project's own module can hold. */
  readonly hasCode: (type: string) => boolean;
  readonly seed: number;
}

/**
 * The model so that plugboard runs it as it runs here: types by the path that plugboard finds them by,
 * the seed of the run written into every component that would ask the run for it, and no wiring of events.
 */
export function forPlugboard(document: PatchbayDocument, target: Target): PatchbayDocument {
  return withSeed(withFullTypes(withoutEventWiring(document), target), target);
}

/** RayConnector would refuse what plugboard's dump has of events, which plugboard makes by itself. */
function withoutEventWiring(document: PatchbayDocument): PatchbayDocument {
  const { connectors } = specOf(document).plugboard.process.args;
  if (!connectors.some(isEventConnector)) return document;
  const wired = connectors.filter(isEventConnector).map(connectorId);
  return removeSelection(document, { components: [], connectors: wired });
}

function withFullTypes(document: PatchbayDocument, target: Target): PatchbayDocument {
  const { components } = specOf(document).plugboard.process.args;
  const config = components.reduce((next, { type }, at) => {
    const full = fullType(type, target);
    return full === type ? next : (setAt(next, [...COMPONENTS, at, 'type'], full) as JsonObject);
  }, document.config);
  return config === document.config ? document : { ...document, config };
}

/** Some of plugboard's own components run on Ray by a twin of ours only, so the twin goes before. */
function fullType(type: string, { catalogue, hasCode }: Target): string {
  const known = catalogue.find(type);
  // A document's own type is found by the path that its text says.
  if (known === undefined || known.origin !== undefined) return type;
  return [known.type, ...known.aliases].find(hasCode) ?? known.type;
}

/** A component's own seed counts before that of the run, and so does a run's seed it was given before. */
function withSeed(document: PatchbayDocument, { catalogue, seed }: Target): PatchbayDocument {
  return specOf(document).plugboard.process.args.components.reduce((next, { type, args }, at) => {
    const asks = catalogue.find(type)?.form.some(({ name }) => name === 'run_seed') ?? false;
    const given = ['seed', 'run_seed'].some((name) => {
      return (getAt(document.config, [...COMPONENTS, at, 'args', name]) ?? null) !== null;
    });
    return asks && !given ? setArgument(next, args.name, 'run_seed', seed) : next;
  }, document);
}
