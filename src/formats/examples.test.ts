import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { drawPicture } from '../graph/picture/drawPicture.ts';
import { catalogue } from '../library/catalog.ts';
import { getAt, type PatchbayDocument, withoutLayout } from '../model/index.ts';
import {
  decodeLink,
  encodeLink,
  leftOutOfYaml,
  modelInPicture,
  readArchive,
  readModelText,
  withModelInPng,
  withModelInSvg,
  writeArchive,
  writeYaml,
} from './index.ts';

const EXAMPLES = new URL('../../public/examples/', import.meta.url);
/** One black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly files: readonly string[];
}
const listed = JSON.parse(readFileSync(new URL('index.json', EXAMPLES), 'utf8')) as Listed[];

function example({ id, title, files }: Listed): PatchbayDocument {
  const file = (name: string) => readFileSync(new URL(`${id}/${name}`, EXAMPLES));
  const read = readModelText(file('model.yaml').toString('utf8'), title, { allowEmpty: true });
  if (!read.ok) throw new Error(read.error[0]?.message);
  const attached = files.map((name) => ({ name, bytes: new Uint8Array(file(name)) }));
  return { ...read.value, files: attached };
}

function fromLink(link: string | null): PatchbayDocument {
  const read = decodeLink(link ?? '');
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

const keptIn = (config: Json) =>
  Object.entries(getAt(config, ['plugboard', 'process', 'args', 'patchbay']) ?? {});

/** What of a document does not come back from its YAML, in the words of `leftOutOfYaml`. */
function lostInYaml(document: PatchbayDocument, layout: boolean): string[] {
  const read = readModelText(writeYaml(document, { layout }), 'of the file', { allowEmpty: true });
  if (!read.ok) throw new Error(read.error[0]?.message);
  const { source, config, ...rest } = document;
  const lost = Object.entries(rest).flatMap(([part, value]) =>
    isDeepStrictEqual(value, Reflect.get(read.value, part)) ? [] : [part],
  );
  if (layout) expect(read.value.source).toEqual(source);
  const kept = new Map(keptIn(read.value.config));
  const ofConfig = keptIn(config).filter(
    ([part, value]) => !isDeepStrictEqual(kept.get(part), value),
  );
  expect(withoutLayout(read.value.config)).toEqual(withoutLayout(config));
  const named = ofConfig
    .map(([part]) => `config.${part}`)
    .filter((part) => part !== 'config.version');
  return [...lost, ...named];
}

const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((one) => one.isDirectory());
test('every example is tried', () => expect(listed).toHaveLength(folders.length));

test.each(listed)('$id comes back unchanged from link, archive, SVG, PNG and YAML', (entry) => {
  const document = example(entry);
  const link = encodeLink(document);
  expect(fromLink(link)).toEqual(document);
  const archive = readArchive(writeArchive([{ document }], Date.UTC(2026, 0)));
  expect(archive?.ok === true && archive.value.documents[0]?.document).toEqual(document);
  const { svg } = drawPicture(document, catalogue, 'light');
  const drawn = Buffer.from(withModelInSvg(svg, link), 'utf8');
  expect(fromLink(modelInPicture(drawn))).toEqual(document);
  expect(fromLink(modelInPicture(withModelInPng(PNG, link)))).toEqual(document);
  // What YAML does not carry is exactly what the dialog of the export names.
  for (const layout of [true, false]) {
    const lost = lostInYaml(document, layout);
    const named = new Set(leftOutOfYaml(document, { layout }).map(({ part }) => part));
    expect([...named].toSorted()).toEqual(lost.toSorted());
    if (layout) expect(lost.filter((part) => part.startsWith('config'))).toEqual([]);
  }
});

test('what YAML does not carry is named, also what nobody here knows', () => {
  const rich = readFileSync(new URL('../testing/forms/rich.yaml', import.meta.url), 'utf8');
  const read = readModelText(rich, 'Rich');
  if (!read.ok) throw new Error(read.error[0]?.message);
  const named = (layout: boolean) => leftOutOfYaml(read.value, { layout }).map(({ text }) => text);
  expect(named(true)).toEqual(['the name “Rich”: a file has its own']);
  expect(named(false)).toEqual([
    ...['the places on the canvas', '2 watched fields', '2 plots'],
    ...['the seed and other settings of a run', 'the name “Rich”: a file has its own'],
  ]);
  const odd = readModelText(rich.replace('run: { seed: 42 }', 'toString: 1'), 'Rich');
  if (!odd.ok) throw new Error(odd.error[0]?.message);
  expect(leftOutOfYaml(odd.value, { layout: false }).map(({ text }) => text)).toContain(
    '“toString” of the section patchbay',
  );
  expect(lostInYaml(odd.value, false)).toContain('config.toString');
});
