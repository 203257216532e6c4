import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../base/base64.ts';
import { readModelText } from '../readModelText.ts';
import { decodeLink } from './decodeLink.ts';
import { encodeLink } from './encodeLink.ts';
import { jsonEnd } from './jsonEnd.ts';

const MODEL = `plugboard:
  process:
    args:
      components:
      - {type: patchbay.Range, args: {name: a, iters: 3}}
      - {type: patchbay.Formula, args: {name: b, inputs: [x], expressions: {y: x * 2}}}
      connectors:
      - {source: a.y, target: b.x}
      patchbay: {watch: [b.y], groups: {g: {title: G, members: [a]}}}
`;

function link(compress: boolean): string {
  const read = readModelText(MODEL, 'model');
  if (!read.ok) throw new Error('The sample cannot be read.');
  return encodeLink(read.value, { compress });
}
const LINKS = [link(true), link(false)] as const;
const places = fc.double({ min: 0, max: 0.999, noNaN: true });
const letters = fc.constantFrom(...'ABab09-_.#=% \n\ue000é');
const at = (text: string, place: number) => Math.floor(place * text.length);

/** What happens to links on the way, and what somebody might do to them. */
const mutations: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.tuple(places, letters).map(([place, letter]) => (text: string) => {
    const i = at(text, place);
    return text.slice(0, i) + letter + text.slice(i + 1);
  }),
  places.map((place) => (text: string) => text.slice(0, at(text, place))),
  places.map((place) => (text: string) => text.slice(at(text, place))),
  fc.constant((text: string) => text + text),
  fc.constantFrom('d', 'p', 'x').map((codec) => (text: string) => {
    return text.replace(/^#p1\.\w/, `#p1.${codec}`);
  }),
  fc.tuple(places, places).map(([a, b]) => (text: string) => {
    return text.slice(0, at(text, a)) + LINKS[1].slice(at(LINKS[1], b));
  }),
  fc.tuple(places, letters, fc.nat(2_000)).map(([place, letter, count]) => (text: string) => {
    const i = at(text, place);
    return text.slice(0, i) + letter.repeat(count) + text.slice(i);
  }),
);

test('2,000 links that were changed: each opens or is refused with a reason', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LINKS),
      fc.array(mutations, { minLength: 1, maxLength: 3 }),
      (text, changes) => {
        const read = decodeLink(changes.reduce((now, change) => change(now), text));
        if (read.ok) return;
        const [problem] = read.error;
        expect(problem?.code).toMatch(/^[A-Z_]+$/);
        expect(problem?.message).toMatch(/^\S.*\.$/s);
        expect(problem?.message.length).toBeLessThan(500);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what the parser says of a text in a link is a sentence', () => {
  const yaml = MODEL.replace('plugboard:', 'plugboard: - a');
  const content = new TextEncoder().encode(JSON.stringify({ v: 1, yaml }));
  const read = decodeLink(`#p1.p.${toBase64Url(content)}`);
  expect(read.ok ? '' : read.error[0]?.message).toMatch(/^[A-Z].* key\.$/);
});

describe('what is in a link is counted before it is parsed', () => {
  const packed = (json: string) =>
    `#p1.d.${toBase64Url(deflateSync(new TextEncoder().encode(json)))}`;

  test.each([
    ['maps', `[${'{},'.repeat(1_000_000)}{}]`],
    ['lists in each other', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['entries', `[${'0,'.repeat(1_000_000)}0]`],
  ])('very many %s', (_what, inside) => {
    const read = decodeLink(packed(`{"v":1,"x":${inside},"yaml":${JSON.stringify(MODEL)}}`));
    expect(read.ok ? '' : read.error[0]?.code).toBe('LINK_TOO_LARGE');
  });

  test('marks within texts count as nothing', () => {
    const bytes = new TextEncoder().encode('{"a":"{[,,,\\",{[","b":1} and more');
    expect(jsonEnd(bytes, 2)).toBe(bytes.length - ' and more'.length);
    expect(jsonEnd(bytes, 1)).toBeNull();
  });
});

/** Each took minutes: every place of a long run was looked at from every other. */
test.each([
  ['blanks', `#p1.d.AB${'%20'.repeat(300_000)}CD`],
  ['blanks in front', `${' '.repeat(1_000_000)}x`],
  ['joints that are no end', `#p1.d.AB${'\n\u200b'.repeat(300_000)}CD`],
  ['joints of its own', `#p1.d.AB${'\ue000'.repeat(1_000_000)}CD!`],
])('a link with a long run of %s is read or refused in one go', (_what, text) => {
  expect(decodeLink(text).ok).toBe(false);
});
