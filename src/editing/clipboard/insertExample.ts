import { endpointOf } from '../../model/endpoint.ts';
import type { Catalogue } from '../../model/catalog.ts';
import { type ComponentExample, documentOfExample, filesOfExample } from '../../model/docs.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { positionsOf, watchedFields } from '../../model/layout/layout.ts';
import { copySelection, paste } from './clipboard.ts';
import { attachFile } from '../process/files.ts';
import { namesOf } from '../../model/raw.ts';
import type { Edited } from '../edit.ts';
import { setWatched } from '../watching/watch.ts';

/** Room between the model and what is put below it, canvas units. */
const GAP = 160;

/** The middle of a free strip below everything that has a place. */
function below(document: PatchbayDocument, height: number) {
  const places = [...positionsOf(document).values()];
  if (places.length === 0) return { x: 0, y: 0 };
  const left = Math.min(...places.map(({ x }) => x));
  const lowest = Math.max(...places.map(({ y }) => y));
  return { x: left, y: lowest + GAP + height / 2 };
}

/**
 * Puts an example below the model, under names that are free, with its files, and watches what it shows.
 *
 * @returns the document and the names of what was put there
 */
export function insertExample(
  document: PatchbayDocument,
  catalogue: Catalogue,
  example: ComponentExample,
): { readonly document: PatchbayDocument; readonly components: readonly string[] } {
  const model = documentOfExample('example', example);
  const names = namesOf(model);
  const places = [...positionsOf(model).values()];
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const size = {
    width: Math.max(...xs) - Math.min(...xs),
    height: Math.max(...ys) - Math.min(...ys),
  };
  const at = below(document, size.height);
  const middle = { x: at.x + size.width / 2, y: at.y };
  const pasted = paste(document, catalogue, copySelection(model, names), { middle });
  if (pasted?.ok !== true) return { document, components: [] };
  const { components } = pasted.value;
  const renamed = new Map(names.map((name, i) => [name, components[i] ?? name]));
  const watched = Object.keys(example.shows).map((field) => {
    const { component, field: port } = endpointOf(field);
    return `${renamed.get(component) ?? component}.${port}`;
  });
  const taken = new Set(document.files.map(({ name }) => name));
  const files = filesOfExample(example).filter(({ name }) => !taken.has(name));
  const next = files.reduce(attachFile, pasted.value.document);
  return { document: setWatched(next, [...watchedFields(next), ...watched]), components };
}

interface Inserting {
  readonly example: ComponentExample;
  /** What the example is of. */
  readonly of: string;
}

/** Puts an example below the model and selects it. */
export function insertExampleOf(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { example, of }: Inserting,
): Edited {
  const made = insertExample(document, catalogue, example);
  return {
    document: made.document,
    label: `Insert the example of ${of}`,
    selection: { components: made.components, connectors: [] },
  };
}
