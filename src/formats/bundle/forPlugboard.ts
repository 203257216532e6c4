import type { JsonObject } from '../../base/json.ts';
import {
  type Catalogue,
  getAt,
  type PatchbayDocument,
  setArgument,
  setAt,
  specOf,
} from '../../model/index.ts';

const COMPONENTS = ['plugboard', 'process', 'args', 'components'] as const;

/**
 * The model so that plugboard runs it as it runs here: types by the path that plugboard finds them by,
 * and the seed of the run written into every component that would ask the run for it.
 */
export function forPlugboard(
  document: PatchbayDocument,
  catalogue: Catalogue,
  seed: number,
): PatchbayDocument {
  return withSeed(withFullTypes(document, catalogue), catalogue, seed);
}

function withFullTypes(document: PatchbayDocument, catalogue: Catalogue): PatchbayDocument {
  const { components } = specOf(document).plugboard.process.args;
  const config = components.reduce((next, { type }, at) => {
    const full = catalogue.find(type)?.type ?? type;
    return full === type ? next : (setAt(next, [...COMPONENTS, at, 'type'], full) as JsonObject);
  }, document.config);
  return config === document.config ? document : { ...document, config };
}

/** A component's own seed counts before that of the run, and so does a run's seed it was given before. */
function withSeed(
  document: PatchbayDocument,
  catalogue: Catalogue,
  seed: number,
): PatchbayDocument {
  return specOf(document).plugboard.process.args.components.reduce((next, { type, args }, at) => {
    const asks = catalogue.find(type)?.form.some(({ name }) => name === 'run_seed') ?? false;
    const given = ['seed', 'run_seed'].some((name) => {
      return (getAt(document.config, [...COMPONENTS, at, 'args', name]) ?? null) !== null;
    });
    return asks && !given ? setArgument(next, args.name, 'run_seed', seed) : next;
  }, document);
}
