import { describe, expect, test } from 'vitest';
import { specOf } from '../model/index.ts';
import { GRAPHS, modelText } from '../testing/bench/editor/bigGraph.ts';
import { encodeLink } from './link/encodeLink.ts';
import { readOutside, readQuickly } from './readOutside.ts';
import { readYaml } from './yaml/readYaml.ts';

const model = (values: string) =>
  `plugboard:\n  process:\n    args:\n      components:\n        - {type: patchbay.Sequence, args: {name: a, values: ${values}}}\n`;
const from = (text: string) => ({ as: 'model', text, name: 'model' }) as const;

describe('a text from outside', () => {
  test('is read at once when it is small', () => {
    expect(readQuickly(from(model('[1, 2]')))).toEqual(readOutside(from(model('[1, 2]'))));
  });

  test.each([
    ['entries', model(`[${'1, '.repeat(30_000)}1]`)],
    ['letters', model(`[${'x'.repeat(1_000_000)}]`)],
    ['aliases', model(`[&t ${'x'.repeat(1_000)}, ${'*t, '.repeat(5_000)}1]`)],
  ])('is left to be read elsewhere when it has very many %s', (_what, text) => {
    expect(readQuickly(from(text))).toBeNull();
    expect(readOutside(from(text)).ok).toBe(true);
  });

  test('that is wrong is refused at once', () => {
    expect(readQuickly(from('a: [')) ?? { ok: true }).toMatchObject({ ok: false });
  });
});

describe('whole numbers of very many digits', () => {
  test.each([
    ['decimal', '7'.repeat(3_000_000)],
    ['hexadecimal', `0x${'7'.repeat(3_000_000)}`],
    ['binary', `0b${'1'.repeat(3_000_000)}`],
  ])('have no value, and take no time: %s', (_what, text) => {
    const read = readYaml(`a: ${text}`);
    expect(read.ok ? '' : read.error[0]?.message).toMatch(/has no value here; put it in quotes\.$/);
  });

  test('that are more than a number can be are a warning', () => {
    const read = readYaml(`a: ${'7'.repeat(400)}`);
    expect(read.ok && read.value.rounded.length).toBe(1);
  });
});

test('a link to 5,000 components opens, as it did in earlier versions', () => {
  const graph = GRAPHS.find(({ name }) => name === 'g5000');
  const text = graph === undefined ? '' : modelText(graph);
  const whole = readOutside({ as: 'model', text, name: 'g5000' });
  if (!whole.ok) throw new Error(whole.error[0]?.message);
  const link = encodeLink(whole.value.document);
  const read = readOutside({ as: 'link', text: link, name: 'g5000' });
  expect(read.ok && specOf(read.value.document).plugboard.process.args.components.length).toBe(
    5_000,
  );
});
