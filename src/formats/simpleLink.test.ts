import { readdirSync, readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { documentFromConfig, type PatchbayDocument } from '../model/index.ts';
import { modelRuns } from '../testing/modelRuns.ts';
import { plantModel } from '../testing/models/plantModel.ts';
import { variedModel } from '../testing/models/variedModel.ts';
import { encodeLink } from './link/encodeLink.ts';
import { readModelText } from './readModelText.ts';
import { readOutside } from './readOutside.ts';
import { readSimpleLink } from './simpleLink.ts';

/** Whether a link was simple; held to the schema, it brings what every link is read as. */
function isSimpleAndSame(link: string): boolean {
  const simple = readSimpleLink(link);
  if (simple === null) return false;
  const { isUnchecked, ...rest } = simple;
  expect(isUnchecked).toBe(true);
  const held = documentFromConfig(rest.document);
  const whole = readOutside({ as: 'link', text: link, name: '' });
  expect(held.ok, link).toBe(whole.ok);
  if (held.ok && whole.ok) expect({ ...rest, document: held.value }, link).toEqual(whole.value);
  return true;
}

const MODEL = `# A plant
plugboard:
  process:
    args:
      name: plant
      parameters: {rate: 2.0}
      components:
      - {type: patchbay.Range, args: {name: a, iters: 3}}
      - type: patchbay.Formula
        args:
          name: 'b'
          inputs: [x]
          expressions: {y: x * 2}
          initial_values: {x: [0]}
      connectors:
      - {source: a.y, target: b.x, mode: pipeline}
      patchbay:
        version: 1
        positions: {a: [0, 16], b: [256, 0.5]}
        watch: [b.y]
        run: {seed: 7}
`;

function made(read: ReturnType<typeof readModelText>): PatchbayDocument {
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}
const VARIED = { numbers: 'four digits', places: 'tenths' } as const;
const plain = (text: string): string => `#y1.${encodeURIComponent(text)}`;
const whole = (yaml: string): string => {
  const content = { v: 1, yaml, view: { watch: ['a.y', 'b.y'] }, run: { seed: 3, speed: 5 } };
  return `#p1.p.${Buffer.from(JSON.stringify(content)).toString('base64url')}`;
};

/** The model with some of its words and lines put elsewhere, left out or changed. */
const changed = fc
  .array(
    fc.tuple(
      fc.nat(2),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(
        ...['type', 'args', 'name', 'a', '3', '-1', '[]', '{}', 'null', '1e400', 'ü'],
      ),
    ),
    { maxLength: 3 },
  )
  .map((changes) => {
    const words = MODEL.split(/(\w+)/);
    for (const [kind, place, word] of changes) {
      const at = 2 * Math.floor((place * words.length) / 2) + 1;
      words[at] = kind === 0 ? word : kind === 1 ? '' : (words[at] ?? '') + word;
    }
    return words.join('');
  });

describe('a link that is read before parser and schema are there', () => {
  property.prop([changed, fc.constantFrom(plain, whole)], modelRuns(400))(
    'brings what every link is read as, or is left to be read so',
    (text, link) => void isSimpleAndSame(link(text)),
  );

  test('is each of the forms in which links come', () => {
    const { name, config } = made(readModelText(MODEL, 'model'));
    const document = documentFromConfig({
      ...{ name, config, source: { text: MODEL, value: config } },
      files: [{ name: 'data.csv', bytes: new TextEncoder().encode('x\n1\n') }],
    });
    const links = [
      ...[plain(MODEL), whole(MODEL)],
      ...[plantModel(1, 20, 25), plantModel(2, 400, 600)].map((plant) => ({
        name: 'plant',
        config: plant,
      })),
      { name: 'varied', config: variedModel(2, { components: 30, connectors: 40 }, VARIED) },
    ].map((one) =>
      typeof one === 'string' ? one : encodeLink(made(documentFromConfig(one)), { speed: 10 }),
    );
    links.push(encodeLink(made(document)), encodeLink(made(document), { compress: false }));
    expect(new Set(links.map((link) => link.slice(0, 6))).size).toBeGreaterThan(3);
    expect(links.map(isSimpleAndSame)).toEqual(links.map(() => true));
  });

  test('is nearly every example', () => {
    const folder = new URL('../../public/examples/', import.meta.url);
    const links = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .map((text) => encodeLink(made(readModelText(text, 'example'))));
    expect(links.filter(isSimpleAndSame).length).toBeGreaterThan(links.length / 2);
  });

  test.each([
    ['a link that was cut', encodeLink(made(readModelText(MODEL, 'model'))).slice(0, -9)],
    ['a text that is too large', plain(`${MODEL}x: [${'1,'.repeat(300_000)}]`)],
    ['a name that is too long', plain(MODEL.replace('name: a', `name: ${'a'.repeat(2_000)}`))],
    ['a text that needs the parser', plain(MODEL.replace('name: a', 'name: &a a'))],
    ['no map', plain('- a')],
  ])('is not %s', (_what, link) => {
    expect(readSimpleLink(link)).toBeNull();
  });
});
