import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { toBase64Url } from '../../base/base64.ts';
import type { JsonObject } from '../../base/json.ts';
import { documentFromConfig, type PatchbayDocument } from '../../model/index.ts';
import { plantModel } from '../../testing/models/plantModel.ts';
import { processorTime } from '../../testing/processorTime.ts';
import { readModelText } from '../readModelText.ts';
import { toColumns } from './compact/columns.ts';
import { decodeLink } from './decodeLink.ts';
import { encodeLink } from './encodeLink.ts';
import { jsonEnd } from './jsonEnd.ts';
import { squeeze } from './squeeze/squeeze.ts';

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

function sample(): PatchbayDocument {
  const read = readModelText(MODEL, 'model');
  if (!read.ok) throw new Error('The sample cannot be read.');
  return read.value;
}
const PLAIN = encodeLink(sample(), { compress: false });
const drawn = documentFromConfig({ name: 'plant', config: plantModel(1, 20, 25) });
if (!drawn.ok) throw new Error('The plant cannot be made.');
const packed = (prefix: string, json: string, dictionary?: Uint8Array) =>
  prefix +
  toBase64Url(
    deflateSync(new TextEncoder().encode(json), dictionary === undefined ? {} : { dictionary }),
  );
const squeezed = (config: JsonObject) => {
  const made = documentFromConfig({ name: 'plant', config });
  return made.ok ? encodeLink(made.value) : '';
};
const COLUMNS = `#p2.p.${toBase64Url(
  new TextEncoder().encode(JSON.stringify({ n: 'plant', m: toColumns(drawn.value.config) })),
)}`;
/** One of each form. */
const LINKS = [
  ...[squeezed(plantModel(2, 100, 150)), squeezed(plantModel(3, 20, 20))],
  packed('#p1.d.', JSON.stringify({ v: 1, yaml: MODEL })),
  PLAIN,
  encodeLink(sample()),
  encodeLink(drawn.value),
  COLUMNS,
  `#y1.${encodeURIComponent(MODEL)}`,
] as const;
/** How many links are tried; the whole number that a release is held to is 10,000. */
const COUNT = Number(process.env['PATCHBAY_LINKS'] ?? 600);
/** Processor time and memory that one link may take, milliseconds and bytes. */
const MOST = { ms: 100, bytes: 64_000_000 };
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
  fc.constantFrom('d', 'p', 'c', 'x').map((codec) => (text: string) => {
    return text.replace(/^#p(\d)\.\w/, `#p$1.${codec}`);
  }),
  fc.constantFrom('p1', 'p2', 'p3', 'p4', 'y1').map((form) => (text: string) => {
    return text.replace(/^#\w\d/, `#${form}`);
  }),
  fc.tuple(places, places).map(([a, b]) => (text: string) => {
    return text.slice(0, at(text, a)) + PLAIN.slice(at(PLAIN, b));
  }),
  fc.tuple(places, letters, fc.nat(2_000)).map(([place, letter, count]) => (text: string) => {
    const i = at(text, place);
    return text.slice(0, i) + letter.repeat(count) + text.slice(i);
  }),
);

/** What inside a link might be changed by somebody who knows its form. */
const inside: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(PLAIN, COLUMNS),
    fc.array(fc.tuple(places, fc.constantFrom(...'0123456789-[]{},":. xyn')), { maxLength: 4 }),
  )
  .map(([link, changes]) => {
    const [, head = '', data = ''] = /^(#p\d\.p\.)(.*)$/.exec(link) ?? [];
    let json = Buffer.from(data, 'base64url').toString();
    for (const [place, sign] of changes) {
      const i = at(json, place);
      json = json.slice(0, i) + sign + json.slice(i + 1);
    }
    return head + Buffer.from(json).toString('base64url');
  });

const changed = fc
  .tuple(fc.constantFrom(...LINKS), fc.array(mutations, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) => changes.reduce((now, change) => change(now), text));
const random = fc
  .tuple(
    fc.constantFrom('#p1.d.', '#p1.p.', '#p2.d.', '#p2.p.', '#p3.c.', '#y1.', '#p9.z.', '#'),
    fc.oneof(fc.base64String({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 200 })),
  )
  .map(([head, data]) => head + data);

test(
  'links that are random or were changed: each opens or is refused with a reason, in no time',
  () => {
    fc.assert(
      fc.property(fc.oneof(changed, inside, random), (text) => {
        const memory = process.memoryUsage().heapUsed;
        let read: ReturnType<typeof decodeLink> | null = null;
        const go = () => processorTime(() => (read = decodeLink(text)));
        let took = go();
        expect(process.memoryUsage().heapUsed - memory).toBeLessThan(MOST.bytes);
        // On a machine that is shared, a piece of work takes more of the processor now and then.
        for (let again = 0; again < 3 && took > MOST.ms; again++) took = Math.min(took, go());
        expect(took).toBeLessThan(MOST.ms);
        const answer = read as ReturnType<typeof decodeLink> | null;
        if (answer?.ok !== false) return;
        const [problem] = answer.error;
        expect(problem?.code).toMatch(/^[A-Z_]+$/);
        expect(problem?.message).toMatch(/^\S.*\.$/s);
        expect(problem?.message.length).toBeLessThan(500);
      }),
      { numRuns: COUNT },
    );
  },
  60_000 + COUNT * 60,
);

describe('a link of the third form that says very much in few characters', () => {
  const count = 1_000;
  const text = (sign: string) => sign.repeat(count);
  const head = 'plugboard:\n  process:\n    args:\n      components:\n';
  const rest = { plugboard: { process: { args: { components: 0, connectors: 0 } } } };
  const zeros = Array.from({ length: count }, () => '0').join(' ');
  const none = [[], '', []];
  const noWires = ['', '', '', '', none];
  /** A skeleton in which one line stands very often. */
  const lines = (line: string, times: number) => ({
    m: [{}, '', none, noWires, null],
    s: [`!${'#'.repeat(times)}`, head, line],
  });
  test.each([
    ['entries', lines(`      - {type: a, args: {name: b, x: [${'1,'.repeat(190)}]}}`, 15_000)],
    ['entries that may be', lines(`      - {type: a, args: {x: [${'1,'.repeat(90)}]}}`, 190)],
    ['components', lines('      - {type: a, args: {name: b}}', 9_000)],
    ['components that may be', lines('      - {type: a, args: {name: b}}', 4_200)],
    ['words', lines('      - a', 13_000)],
    ['comments', lines(`#${'x'.repeat(60)}`, 15_000)],
    ['letters', lines(`# ${text('x')}`, 14_000)],
    [
      'keys',
      {
        m: [
          ...[
            rest,
            text(' a'),
            [
              [
                [
                  ':a',
                  ...text('n')
                    .split('')
                    .map(() => 'name'),
                ],
              ],
              zeros,
              [[[]]],
            ],
          ],
          ...[noWires, null],
        ],
      },
    ],
    [
      'long names',
      {
        m: [
          ...[rest, ` ${text('a')}`, [[[':a', 'name']], '0', [[[0]]]]],
          [zeros, text(' y'), zeros, text(' x'), [[['source', 'target']], zeros, [[]]]],
          null,
        ],
      },
    ],
  ] as const)('(%s) takes no longer than others', (_what, content) => {
    const bytes = squeeze(new TextEncoder().encode(JSON.stringify({ n: 'a', ...content })));
    if (bytes === null) throw new Error('It has no room in a link.');
    const link = `#p3.c.${toBase64Url(bytes)}`;
    // Past what the machine learns by doing it.
    const took = Array.from({ length: 5 }, () => processorTime(() => decodeLink(link)));
    expect(Math.min(...took)).toBeLessThan(MOST.ms);
  });
});

test('what the parser says of a text in a link is a sentence', () => {
  const yaml = MODEL.replace('plugboard:', 'plugboard: - a');
  const content = new TextEncoder().encode(JSON.stringify({ v: 1, yaml }));
  const read = decodeLink(`#p1.p.${toBase64Url(content)}`);
  expect(read.ok ? '' : read.error[0]?.message).toMatch(/^[A-Z].* key\.$/);
});

describe('what is in a link is counted before it is parsed', () => {
  test.each([
    ['maps', `[${'{},'.repeat(1_000_000)}{}]`],
    ['lists in each other', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['entries', `[${'0,'.repeat(1_000_000)}0]`],
  ])('very many %s', (_what, inside) => {
    const read = decodeLink(
      packed('#p1.d.', `{"v":1,"x":${inside},"yaml":${JSON.stringify(MODEL)}}`),
    );
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
