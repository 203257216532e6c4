import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../base/json.ts';
import { documentFromConfig, type PatchbayDocument } from '../../../model/index.ts';
import { plantModel } from '../../../testing/models/plantModel.ts';
import { variedModel } from '../../../testing/models/variedModel.ts';
import { readModelText } from '../../readModelText.ts';
import { writeYaml } from '../../yaml/writeYaml.ts';
import { decodeLink, decodeShared } from '../decodeLink.ts';
import { encodeLink } from '../encodeLink.ts';
import KEPT from './kept.json' with { type: 'json' };

function documentOf(config: JsonObject): PatchbayDocument {
  const read = documentFromConfig({ name: 'plant', config });
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

function textOf(text: string, name = 'text'): PatchbayDocument {
  const read = readModelText(text, name);
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

/** All that a link brings, as plain data. */
function tell(link: string) {
  const read = decodeShared(link);
  if (!read.ok) throw new Error(read.error[0]?.message);
  const { document, speed } = read.value;
  return {
    ...{ name: document.name, speed, hasText: document.source !== null },
    text: writeYaml(document, { layout: true }),
    files: document.files.map(({ name, bytes }) => [name, [...bytes]]),
  };
}

function back(document: PatchbayDocument): PatchbayDocument {
  const read = decodeLink(encodeLink(document));
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

/** One map in braces for each component and connector, as people write them. */
function byHand(document: PatchbayDocument): string {
  const { components, connectors } = (
    document.config as unknown as { plugboard: { process: { args: Record<string, object[]> } } }
  ).plugboard.process.args;
  const lines = [...(components ?? []), ...(connectors ?? [])].map((each) => JSON.stringify(each));
  const [parts, wires] = [lines.slice(0, components?.length), lines.slice(components?.length)];
  const list = (all: readonly string[]) =>
    all
      .map((line) => `        - ${line.replace(/"([\w.]+)":/g, '$1: ').replaceAll(',', ', ')}`)
      .join('\n');
  return `# A plant\nplugboard:\n  process:\n    args:\n      components:\n${list(parts)}\n      connectors:\n${list(wires)}\n`;
}

describe('a link of 100 components and 150 connectors with their places', () => {
  test.each([1, 2, 3, 4, 5])('has under 4,500 characters (plant %s)', (seed) => {
    const drawn = documentOf(plantModel(seed, 100, 150));
    expect(encodeLink(drawn).length).toBeLessThan(3_000);
    const exported = textOf(writeYaml(drawn, { layout: true }));
    expect(encodeLink(exported).length).toBeLessThan(4_000);
    expect(encodeLink(textOf(byHand(drawn))).length).toBeLessThan(4_500);
    for (const each of [drawn, exported, textOf(byHand(drawn))]) expect(back(each)).toEqual(each);
  });
});

describe('a link of as many with names, numbers and places such as scripts make them', () => {
  test.each([
    ['whole', 'grid'],
    ['two digits', 'pixels'],
    ['four digits', 'tenths'],
  ] as const)('has under 4,500 characters: numbers of %s, places on %s', (numbers, places) => {
    for (const seed of [1, 2, 3]) {
      const size = { components: 100, connectors: 150 };
      const drawn = documentOf(variedModel(seed, size, { numbers, places }));
      for (const each of [
        drawn,
        textOf(writeYaml(drawn, { layout: true })),
        textOf(byHand(drawn)),
      ]) {
        expect(encodeLink(each).length).toBeLessThan(4_500);
        expect(back(each)).toEqual(each);
      }
    }
  });
});

describe('links of the second and third form', () => {
  test.each(KEPT)('made earlier open as they did, for ever', ({ link, told }) => {
    expect(tell(link)).toEqual(told);
  });

  test('carry speed, name, text files and bytes', () => {
    const document = {
      ...documentOf(plantModel(1, 20, 20)),
      files: [
        { name: 'tank.py', bytes: new TextEncoder().encode('\ufeffclass Tänk: pass\r\n') },
        { name: 'a.bin', bytes: new Uint8Array([0, 255, 128]) },
      ],
    };
    const read = decodeShared(encodeLink(document, { speed: 10 }));
    expect(read).toEqual({ ok: true, value: { document, speed: 10 } });
  });

  const word = fc.oneof(
    fc.constantFrom('a', '10', '__proto__', 'a b', 'a|b', 'on', '0', 'é', "it's", '"'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  );
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, true, 0, -0, 1.5, Number.NaN, Infinity, '', 'x: y', '# a', 'a\nb'),
      word,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(word, tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  const component = fc.record({
    type: word,
    args: fc.dictionary(word, value, { maxKeys: 4 }),
    name: word,
  });
  const side = fc.oneof(
    fc.integer(),
    fc.double(),
    fc.integer({ max: 9_999 }).map((n) => n / 10),
  );
  property.prop([
    fc.array(component, { minLength: 1, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(5), word, fc.nat(5), word, fc.boolean()), { maxLength: 5 }),
    fc.dictionary(word, fc.oneof(fc.tuple(side, side), value), { maxKeys: 3 }),
    fc.boolean(),
    fc.boolean(),
  ])('carry any model as it is', (parts, wires, odd, isText, isSorted) => {
    const names = parts.map(({ name }) => name);
    const end = (at: number, field: string) => `${names[at % names.length]}.${field}`;
    const args = {
      components: parts.map(({ type, args: own, name }) =>
        isSorted ? { args: { name, ...own }, type } : { type, args: { ...own, name } },
      ),
      connectors: wires.map(([a, f, b, g, isPlain]) => ({
        ...{ source: end(a, f), target: end(b, g) },
        ...(isPlain ? {} : { mode: 'pipeline' }),
      })),
      patchbay: { positions: { ...odd, [names[0] ?? '']: [16, 32] } },
    };
    const config = { plugboard: { process: { args } } } as unknown as JsonObject;
    const made = documentFromConfig({ name: 'model', config });
    if (!made.ok) return;
    const read = readModelText(writeYaml(made.value, { layout: true }), 'model');
    if (!read.ok) return;
    const document = isText ? read.value : made.value;
    const again = back(document);
    expect(writeYaml(again, { layout: true })).toBe(writeYaml(document, { layout: true }));
    if (isText) expect(again).toEqual(document);
  });
});

describe('the plain link', () => {
  const text =
    '# A tank: 50 %\nplugboard:\n  process:\n    args:\n      name: tank é\n      components:\n      - {type: patchbay.Range, args: {name: a, iters: 3}}\n';
  const link = `#y1.${encodeURIComponent(text)}`;

  test.each([
    ['as it is', link],
    ['without the mark', link.slice(1)],
    ['as a whole address', `https://a.example/x/${link}`],
    ['encoded twice', `https://a.example/#y1.${encodeURIComponent(encodeURIComponent(text))}`],
    ['with a line behind it', `${link}\n`],
    [
      'only with what an address cannot have',
      `#y1.${text.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll(' ', '%20')}`,
    ],
  ])('holds YAML that anybody can write: %s', (_what, given) => {
    const read = decodeLink(given);
    expect(read.ok ? read.value.source?.text.trimEnd() : read.error).toBe(text.trimEnd());
    expect(read.ok && read.value.name).toBe('tank é');
  });
});

test('a model that names much with little is refused before it is written', () => {
  const name = 'n'.repeat(900);
  const many = Array.from({ length: 20_000 }, () => '0').join(' ');
  const words = ' y'.repeat(20_000);
  const m = [
    { plugboard: { process: { args: { components: 0, connectors: 0 } } } },
    ` ${name}`,
    [[[':a', 'name']], '0', [[[null]]]],
    [many, words, many, words, [[['source', 'target']], many, [[]]]],
    null,
  ];
  const content = Buffer.from(JSON.stringify({ n: 'a', m })).toString('base64url');
  const read = decodeLink(`#p2.p.${content}`);
  expect(read.ok ? null : read.error[0]?.code).toBe('LINK_TOO_LARGE');
});
