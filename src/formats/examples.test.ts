import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawPicture } from '../graph/picture/drawPicture.ts';
import { catalogue } from '../library/catalog.ts';
import type { PatchbayDocument } from '../model/index.ts';
import {
  decodeLink,
  encodeLink,
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
  // YAML has no files and not the name in the list.
  const text = writeYaml(document, { layout: true });
  const read = readModelText(text, document.name, { allowEmpty: true });
  expect(read.ok && { ...read.value, files: document.files }).toEqual(document);
});
