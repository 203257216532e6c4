import { expect, test } from 'vitest';
import { catalogue } from '../library/catalog.ts';
import { emptyDocument, type PatchbayDocument, plotsOf, watchedFields } from '../model/index.ts';
import { asideBetween, withAside } from './aside.ts';
import { addComponent } from './components/add.ts';
import { movePlotField } from './watching/plots.ts';
import { setWatched } from './watching/watch.ts';

const AT = { x: 0, y: 0 };

function add(document: PatchbayDocument, type: string): PatchbayDocument {
  return addComponent(document, catalogue, `patchbay.${type}`, AT).document;
}

/** Two fields in two plots; a third component comes later. */
function begun(): PatchbayDocument {
  const watched = setWatched(add(add(emptyDocument('m'), 'Sine'), 'Clamp'), ['sine.y', 'clamp.y']);
  return movePlotField(watched, 'clamp.y', null);
}

const fieldsOf = (document: PatchbayDocument) => plotsOf(document).map(({ fields }) => fields);
const textOf = ({ config }: PatchbayDocument) => JSON.stringify(config);

test('a field that is watched is told by itself: the plots of every document follow on their own', () => {
  const before = begun();
  const later = add(before, 'Range');
  const watched = setWatched(later, [...watchedFields(later), 'range.y']);
  const aside = asideBetween(later, watched);
  expect(aside).toEqual({ name: null, on: ['range.y'], off: [], parts: {} });
  if (aside === null) throw new Error('Nothing changed.');
  // A document without the component has nothing of it.
  expect(withAside(before, aside)).toBe(before);
  expect(withAside(later, aside)).toEqual(watched);
});

test('a field that nobody has is watched here alone: the plots of no other document change', () => {
  const before = begun();
  const watched = setWatched(before, [...watchedFields(before), 'nobody.y']);
  const aside = asideBetween(before, watched);

  expect(aside).toEqual({ name: null, on: ['nobody.y'], off: [], parts: {} });
  expect(withAside(before, aside ?? { name: null, on: [], off: [], parts: {} })).toBe(before);
});

test('plots that were arranged come into every document, with the fields that are watched there', () => {
  const before = begun();
  const later = setWatched(add(before, 'Range'), ['sine.y', 'clamp.y', 'range.y']);
  const arranged = movePlotField(later, 'range.y', 'sine.y');
  const aside = asideBetween(later, arranged);
  if (aside === null) throw new Error('Nothing changed.');
  expect(fieldsOf(withAside(later, aside))).toEqual([['sine.y', 'range.y'], ['clamp.y']]);
  expect(fieldsOf(withAside(before, aside))).toEqual([['sine.y'], ['clamp.y']]);
  expect(textOf(withAside(before, aside))).not.toContain('range.y');
});
