import { beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { readModelText, writeOver } from '../../formats/index.ts';
import { type PatchbayDocument } from '../../model/index.ts';
import { moveComponents } from '../../editing/places/move.ts';
import { loadFormats, textLater, textNow, textOf } from './texts.ts';

/** A model whose text is read in the worker, with its one component moved. */
function moved(): PatchbayDocument {
  const values = Array.from({ length: 60_000 }, (_, i) => i).join(', ');
  const text = `# kept\nplugboard:\n  process:\n    args:\n      components:\n        - {type: patchbay.Sequence, args: {name: a, values: [${values}]}}\n`;
  const read = readModelText(text, 'large');
  if (!read.ok) throw new Error(read.error[0]?.message);
  expect(textNow(read.value)).toBe(text);
  return moveComponents(read.value, new Map([['a', { x: 24, y: 48 }]]));
}

beforeAll(loadFormats);

test('the text of a large document is written elsewhere, as it would be here, and known from then on', async () => {
  const document = moved();
  const asked: (string | null)[] = [];
  const writeElsewhere = async (text: string | null, config: JsonObject) => {
    asked.push(text);
    return writeOver(text, config);
  };
  expect(textNow(document)).toBeNull();
  const text = await textLater({ writeElsewhere }, document, new AbortController().signal);
  expect(text).toMatch(/^# kept\n/);
  expect(text).toContain('positions:');
  expect(textNow(document)).toBe(text);
  expect(asked).toEqual([document.source?.text]);
});

test('where nothing can be had elsewhere it is written here, and nobody gets what is not wanted any more', async () => {
  const document = moved();
  const ending = new AbortController();
  const later = textLater({ writeElsewhere: async () => null }, document, ending.signal);
  ending.abort();
  expect(await later).toBeNull();
  expect(textNow(document)).toBeNull();
  const { signal } = new AbortController();
  expect(await textLater({}, document, signal)).toBe(textOf(document));
});

test('the text of a small document is written at once', () => {
  const read = readModelText('plugboard: {process: {args: {components: []}}}\n', 'small', {
    allowEmpty: true,
  });
  expect(read.ok && textNow({ ...read.value, source: null })).toContain('components: []');
});
