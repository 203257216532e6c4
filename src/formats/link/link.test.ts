import { fc, test as property } from '@fast-check/vitest';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { emptyDocument } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { attachFile } from '../../editing/process/files.ts';
import { setSeed } from '../../editing/watching/watch.ts';
import { readModelText } from '../readModelText.ts';
import { processorTime } from '../../testing/processorTime.ts';
import { writeYaml } from '../yaml/writeYaml.ts';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from '../../base/base64.ts';
import { decodeLink } from './decodeLink.ts';
import { encodeLink } from './encodeLink.ts';

const TEXT = `# A comment\nplugboard:\n  process:\n    args:\n      name: "tank é"\n      components:\n      - {type: patchbay.Range, args: {name: a, iters: 3}}\n`;

function sample() {
  const read = readModelText(TEXT, 'tank');
  if (!read.ok) throw new Error('The sample cannot be read.');
  return attachFile(read.value, { name: 'a.csv', bytes: new Uint8Array([0, 255, 10, 13]) });
}

property.prop([fc.uint8Array({ maxLength: 300 })])('bytes come back from base64', (bytes) => {
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

const PLANS = [
  ...['search', 'one-at-a-time', 'grid', 'random', 'latin-hypercube', 'sobol', 'monte-carlo'],
];

/** A model with a study of each plan, some ranges that only Patchbay knows, and what plugboard searches. */
const PLANNED = `plugboard:
  process:
    args:
      patchbay:
        studies:
${PLANS.map((plan, i) => `        - {name: "study ${i}", plan: ${plan}, seed: ${i}, num_samples: ${10 + i}} # ${plan}`).join('\n')}
      components:
      - {type: patchbay.Constant, args: {name: k, value: 2, iters: 3}}
  tune:
    args:
      objective: {object_type: component, object_name: k, field_type: field, field_name: y}
      parameters:
      - {type: ray.tune.uniform, object_type: component, object_name: k, field_type: arg, field_name: value, lower: 0, upper: 1}
      num_samples: 40
      mode: max
      algorithm: {type: ray.tune.search.optuna.OptunaSearch, study_name: s, points_to_evaluate: [{component.k.arg.value: 0.5}]}
`;

describe('links', () => {
  test.each([true, false])('carry the plans of studies (compressed: %s)', (compress) => {
    const read = readModelText(PLANNED, 'planned');
    if (!read.ok) throw new Error(read.error[0]?.message);
    const sent = decodeLink(encodeLink(read.value, { compress }));
    if (!sent.ok) throw new Error(sent.error[0]?.message);
    expect(sent.value.config).toEqual(read.value.config);
    expect(writeYaml(sent.value, { layout: true })).toBe(PLANNED);
  });

  test.each([true, false])(
    'carry text, files and settings as they are (compressed: %s)',
    (compress) => {
      const document = setSeed(sample(), 42);
      const read = decodeLink(encodeLink(document, { compress }));
      if (!read.ok) throw new Error(read.error[0]?.message);
      expect(writeYaml(read.value, { layout: true })).toBe(writeYaml(document, { layout: true }));
      expect(read.value.files).toEqual(document.files);
      expect(read.value.name).toBe('tank');
    },
  );

  test('open from a whole address, and a model that is still empty', () => {
    const link = encodeLink(emptyDocument('new'));
    expect(decodeLink(`https://example.org/x/?a=b${link}`).ok).toBe(true);
    expect(decodeLink(link.slice(1)).ok).toBe(true);
  });

  test('edited documents travel with their edits', () => {
    const document = setArgument(sample(), 'a', 'iters', 7);
    const read = decodeLink(encodeLink(document));
    expect(read.ok && writeYaml(read.value, { layout: true })).toContain('iters: 7');
  });

  test.each([
    ['', 'LINK_FORMAT'],
    ['#', 'LINK_FORMAT'],
    ['#p1', 'LINK_FORMAT'],
    ['#p3.d.AAAA', 'LINK_FORMAT'],
    ['#p2.x.AAAA', 'LINK_FORMAT'],
    ['#p2.d.AAAA', 'LINK_DATA'],
    ['#p2.p.AAAA', 'LINK_DATA'],
    [`#p2.p.${toBase64Url(new TextEncoder().encode('{"n":"a","m":[]}'))}`, 'LINK_DATA'],
    ['#y1.', 'LINK_DATA'],
    ['#y1.a%3A%20%5B', 'YAML_SYNTAX'],
    ['#p1.x.AAAA', 'LINK_FORMAT'],
    ['#p1.d.', 'LINK_DATA'],
    ['#p1.d.AAAA', 'LINK_DATA'],
    ['#p1.p.AAAA', 'LINK_DATA'],
    [`#p1.p.${toBase64Url(new TextEncoder().encode('{"v":2}'))}`, 'LINK_FORMAT'],
    [`#p1.p.${toBase64Url(new TextEncoder().encode('{"v":1,"yaml":3}'))}`, 'LINK_DATA'],
    [`#p1.p.${toBase64Url(new TextEncoder().encode('{"v":1,"yaml":"a: ["}'))}`, 'YAML_SYNTAX'],
  ])('%s is refused with %s', (link, code) => {
    const read = decodeLink(link);
    expect(read.ok ? null : read.error[0]?.code).toBe(code);
  });

  test('a bomb is refused while it is unpacked', () => {
    const bomb = deflateSync(new Uint8Array(200_000_000), { level: 9 });
    const took = processorTime(() => {
      const read = decodeLink(`#p1.d.${toBase64Url(bomb)}`);
      expect(read.ok ? null : read.error[0]?.code).toBe('LINK_TOO_LARGE');
    });
    expect(took).toBeLessThan(5_000);
  });

  property.prop([
    fc.nat(),
    fc.string({ minLength: 1, maxLength: 3 }),
    fc.constantFrom('cut', 'put', 'swap'),
  ])(
    'a link that was changed gives the same model or a reason, and never throws',
    (at, put, how) => {
      const link = encodeLink(sample());
      const place = at % link.length;
      const rest = how === 'put' ? link.slice(place) : link.slice(place + put.length);
      const changed = how === 'cut' ? link.slice(0, place) : link.slice(0, place) + put + rest;
      const read = decodeLink(changed);
      if (!read.ok) expect(read.error[0]?.message).toMatch(/\w/);
    },
  );
});

/** What programs do to a link on its way. */
const TRAVELS: readonly (readonly [string, (link: string) => string])[] = [
  ...[
    '.',
    ',',
    ';',
    ':',
    '!',
    '?',
    ')',
    '>',
    ']',
    '}',
    '"',
    "'",
    '”',
    '’',
    '»',
    '…',
    '。',
    '_',
    '*',
    '**',
    '-',
    '`',
  ].map((end) => [`ends in ${end}`, (link: string) => link + end] as const),
  ...[
    '%0A',
    '%0D%0A',
    '%20',
    '%E2%80%8B',
    '%E2%80%A6',
    '%3E',
    '\n',
    ' ',
    '\u200b',
    '\u00a0',
    '%22%29.',
  ].map((end) => [`ends in ${JSON.stringify(end)}`, (link: string) => link + end] as const),
  ['dots encoded', (link) => link.replaceAll('.', '%2E')],
  ['dots encoded twice', (link) => link.replaceAll('.', '%252e')],
  ['mark encoded', (link) => `https://example.org/${link.replace('#', '%23')}`],
  [
    'all encoded',
    (link) =>
      `https://safe.example/?url=${encodeURIComponent(`https://a.example/${link}`)}&data=05`,
  ],
  ['a sentence', (link) => `See https://a.example/x/${link}, it has two tanks. Regards, Ann`],
  [
    'a sentence with words right behind',
    (link) => `See https://a.example/${link} for the model of tanks`,
  ],
  ['an uppercase scheme', (link) => `HTTPS://A.EXAMPLE/${link}`],
  ['Markdown', (link) => `The [tank](https://a.example/${link} "Tank"), new.`],
  ['Markdown of itself', (link) => `[https://a.example/${link}](https://a.example/${link})`],
  ['angle brackets', (link) => `Model: <https://a.example/${link}>.`],
  ['HTML', (link) => `<a href="https://a.example/${link}">tank</a>`],
  ['escaped by an editor', (link) => link.replace(/[_.#-]/g, '\\$&')],
  ['in code marks', (link) => `\`${link}\``],
  ['in quotes', (link) => `“${link}”`],
  ['no mark', (link) => link.slice(1)],
  ['a capital letter', (link) => `P${link.slice(2)}`],
  [
    'full width',
    (link) =>
      link.replace(/^#p(\d)\.(\w)\./, (_, version: string, codec: string) =>
        `#p${version}.${codec}.`.replace(/./g, (sign) =>
          String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
        ),
      ),
  ],
  ['wide dashes', (link) => link.replaceAll('--', '–')],
  ['hyphens that do not break', (link) => link.replaceAll('-', '\u2011')],
  ...[
    '\n',
    '\r\n',
    ' ',
    '\n> ',
    '\n>> ',
    '\n    ',
    '=\r\n',
    '=\n',
    '%0A',
    '%0D%0A',
    '%20',
    '=%0A',
    '\n│ ',
    '!\n ',
    '\u2028',
    '\u00ad',
    '\u200b',
    '<wbr>',
    '=',
  ].map(
    (wrap) =>
      [
        `wrapped by ${JSON.stringify(wrap)}`,
        (link: string) => (link.match(/.{1,60}/g) ?? []).join(wrap),
      ] as const,
  ),
  ['lower codes of a mail', (link) => link.replace('#', '=23').replaceAll('.', '=2e')],
  ['wrapped early', (link) => `${link.slice(0, 2)}\n${link.slice(2, 4)}\n${link.slice(4)}`],
  [
    'a mail',
    (link) =>
      `> Hi,\n> https://a.example/${link.slice(0, 70)}\n> ${link.slice(70)}\n> Best regards\n> Ann`,
  ],
  [
    'the source of a mail',
    (link) =>
      `see https://a.example/${link.replaceAll('.', '=2E').replace(/.{70}/g, '$&=\n')}\nBye`,
  ],
];

describe('a link that travelled', () => {
  const document = setArgument(sample(), 'a', 'iters', 123_456_789);

  test.each(TRAVELS)('opens: %s', (_, travel) => {
    for (const compress of [true, false]) {
      const link = encodeLink(document, { compress });
      const read = decodeLink(travel(link));
      expect(read.ok ? read.value.config : read.error[0]?.message).toEqual(document.config);
    }
  });

  test('the first that opens is taken of several', () => {
    const link = encodeLink(document);
    const read = decodeLink(`Not ${link.slice(0, 60)}. But https://a.example/${link}`);
    expect(read.ok && read.value.config).toEqual(document.config);
  });

  property.prop([
    fc.integer({ min: 6, max: 40 }),
    fc.constantFrom('', '.', '…', ' and so on', '%0A'),
  ])('that was cut is damaged', (cut, end) => {
    const read = decodeLink(encodeLink(document).slice(0, -cut) + end);
    expect(read.ok ? null : read.error[0]?.code).toBe('LINK_DATA');
  });

  test('with a character that no link has says which', () => {
    const link = encodeLink(document);
    const read = decodeLink(`${link.slice(0, 50)}×${link.slice(51)}`);
    expect(read.ok ? '' : read.error[0]?.message).toContain('“×” (U+00D7 MULTIPLICATION SIGN)');
  });

  property.prop([fc.string({ unit: 'binary' }), fc.nat({ max: 400 })])(
    'whatever was put into it, the reader answers',
    (put, at) => {
      const link = encodeLink(document);
      expect(() => decodeLink(link.slice(0, at) + put + link.slice(at))).not.toThrow();
    },
  );
});
