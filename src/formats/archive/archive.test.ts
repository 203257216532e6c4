import { fc, test as property } from '@fast-check/vitest';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { type PatchbayDocument } from '../../model/index.ts';
import { readModelText } from '../readModelText.ts';
import { writeYaml } from '../yaml/writeYaml.ts';
import { readArchive } from './readArchive.ts';
import { writeArchive } from './writeArchive.ts';

const AT = Date.UTC(2026, 10, 29);
const TEXT = `# A comment\nplugboard:\n  process:\n    args:\n      components:\n      - {type: patchbay.Range, args: {name: a, iters: 3}}\n`;

function sample(name: string, files: PatchbayDocument['files'] = []): PatchbayDocument {
  const read = readModelText(TEXT, name);
  if (!read.ok) throw new Error('The sample cannot be read.');
  return { ...read.value, files };
}

function opened(bytes: Uint8Array) {
  const read = readArchive(bytes);
  if (read?.ok !== true) throw new Error(read?.error ?? 'It is no archive.');
  return read.value;
}

describe('an archive', () => {
  test('gives back documents with all that belongs to them', () => {
    const files = [
      { name: 'data.csv', bytes: new Uint8Array([0, 255, 10]) },
      { name: 'pkg/__init__.py', bytes: strToU8('') },
    ];
    const edited = setArgument(sample('Tank', files), 'a', 'iters', 7);
    const run = { id: 'r', series: Float64Array.of(1, Number.NaN), steps: 2n, at: -0 };
    const all = [
      { document: edited, about: { tags: ['x'] }, runs: [run], versions: [{ name: 'first' }, 2] },
      { document: sample('Tank'), runs: [], versions: [] },
    ];
    const { documents, faults } = opened(writeArchive(all, AT));
    expect(faults).toEqual([]);
    expect(documents.map(({ document }) => document.name)).toEqual(['Tank', 'Tank']);
    const [first] = documents;
    expect(first?.document.config).toEqual(edited.config);
    expect(first?.document.source?.text).toBe(writeYaml(edited, { layout: true }));
    expect(first?.document.files).toEqual(files);
    expect(first).toMatchObject({ about: { tags: ['x'] }, versions: [{ name: 'first' }, 2] });
    expect(first?.runs).toStrictEqual([run]);
  });

  test('is a folder that other programs read: the model and its files lie beside each other', () => {
    const document = sample('My tank', [{ name: 'data.csv', bytes: strToU8('a,b') }]);
    const entries = unzipSync(writeArchive([{ document }], AT));
    expect(Object.keys(entries)).toEqual([
      'patchbay.json',
      'My-tank/model.yaml',
      'My-tank/data.csv',
    ]);
  });

  test('is told from the zip of a project without unpacking that', () => {
    const bytes = zipSync({ 'model.yaml': strToU8(TEXT.repeat(100)) });
    // Whatever is packed in it: it is looked at by nobody here.
    const at = 30 + 'model.yaml'.length;
    bytes.fill(0xff, at, at + 20);
    expect(readArchive(bytes)).toBeNull();
  });

  const odd = fc.constantFrom(
    ...['../out.csv', '/etc/passwd', 'C:\\x', 'model.yaml', 'MODEL.yaml', 'a/../b', '.env', ''],
    ...['patchbay/run-1.json', 'con', 'nul.txt', 'a.', 'a\nb', '__pycache__/a', 'ü', 'u\u0308'],
  );
  property.prop([
    fc.uniqueArray(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 8 }),
    fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 })),
  ])('keeps any name, and leads nowhere when it is unpacked', (names, name) => {
    const files = names.map((each, at) => ({ name: each, bytes: Uint8Array.of(at) }));
    const document = sample(name, files);
    const bytes = writeArchive([{ document }, { document }], AT);
    const paths = Object.keys(unzipSync(bytes));
    expect(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size).toBe(
      paths.length,
    );
    for (const path of paths) expect(path).not.toMatch(/(^|\/)\.|^\/|[\\:\n]|\/\//);
    const { documents, faults } = opened(bytes);
    expect(faults).toEqual([]);
    for (const { document: read } of documents) expect(read).toEqual(document);
  });
});

describe('what only looks like an archive', () => {
  const manifest = (entry: unknown, version: unknown = 1) => ({
    'patchbay.json': strToU8(
      JSON.stringify({ format: 'patchbay archive', version, documents: [entry] }),
    ),
    'a/model.yaml': strToU8(TEXT),
  });
  const good = { name: 'a', model: 'a/model.yaml', files: [] };

  test('is told from a zip of a project', () => {
    expect(readArchive(strToU8('no zip'))).toBeNull();
    expect(readArchive(zipSync({ 'a/model.yaml': strToU8(TEXT) }))).toBeNull();
    expect(readArchive(zipSync({ 'patchbay.json': strToU8('{"format":"other"}') }))).toBeNull();
  });

  test('of a newer version says so', () => {
    const read = readArchive(zipSync(manifest(good, 2)));
    expect(read?.ok === false && read.error).toContain('version 2');
  });

  test.each([
    ['a path out of it', { ...good, model: '../a/model.yaml' }, 'missing'],
    ['no name', { ...good, name: 7 }, 'no name'],
    ['a file that is missing', { ...good, files: [{ name: 'x', path: 'a/x' }] }, 'missing'],
    ['files that are none', { ...good, files: 'x' }, 'missing'],
    ['nothing', null, 'no name'],
  ])('with %s is refused, and the others open', (_what, entry, reason) => {
    const both = {
      ...manifest(good),
      'patchbay.json': strToU8(
        JSON.stringify({ format: 'patchbay archive', version: 1, documents: [entry, good] }),
      ),
    };
    const { documents, faults } = opened(zipSync(both));
    expect(documents).toHaveLength(1);
    expect(faults).toEqual([expect.stringContaining(reason)]);
  });

  test('says how many runs could not be read', () => {
    const entries = {
      ...manifest({ ...good, runs: ['a/r.json', 'a/s.json'] }),
      'a/r.json': strToU8('{"$":["map",""]}'),
    };
    const { documents, faults } = opened(zipSync(entries));
    expect(documents[0]?.runs).toEqual([]);
    expect(faults).toEqual([expect.stringContaining('2 runs, versions or studies')]);
  });

  property.prop([fc.nat(), fc.nat({ max: 255 }), fc.constantFrom('cut', 'put')])(
    'or was changed on the way opens or is refused with a reason',
    (place, byte, how) => {
      const bytes = writeArchive([{ document: sample('a'), runs: [1] }], AT);
      const at = place % bytes.length;
      const changed = how === 'cut' ? bytes.slice(0, at) : bytes.with(at, byte);
      const read = readArchive(changed);
      if (read !== null && !read.ok) expect(read.error).toMatch(/^\S.*\.$/s);
    },
  );
});
