import { expect, test } from 'vitest';
import { tableFault } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import {
  attachedFor,
  type AttachedFile,
  checkFiles,
  documentFromConfig,
  fileArguments,
  type PatchbayDocument,
  specOf,
} from '../../model/index.ts';
import { fixesFor } from './index.ts';

function documentOf(path: string, files: readonly AttachedFile[]): PatchbayDocument {
  const reader = { name: 'r', path, field_names: ['t', 'label'] };
  const components = [{ type: 'plugboard.library.FileReader', args: reader }];
  const config = { plugboard: { process: { args: { components, connectors: [] } } } };
  const read = documentFromConfig({ name: 'test', config });
  if (!read.ok) throw new Error(read.error[0]?.message ?? '');
  return { ...read.value, files };
}

function problemsOf(document: PatchbayDocument) {
  return checkFiles(
    fileArguments(specOf(document), catalogue),
    (path) => attachedFor(document.files, path)?.bytes,
    { missing: (path) => `There is no ${path}.`, faultIn: tableFault },
  );
}

function fixesOf(document: PatchbayDocument) {
  const [problem] = problemsOf(document);
  if (problem === undefined) throw new Error('There is no problem.');
  return fixesFor(problem, document, catalogue);
}

const TABLE = 't,label\n1,Größe\n2,Wärme\n';
const file = (name: string, bytes = encodeUtf8(TABLE)): AttachedFile => ({ name, bytes });

test('a missing file is attached under the name that the component has for it', () => {
  const document = documentOf('data/in.csv', []);

  expect(problemsOf(document).map(({ code }) => code)).toEqual(['FILE_MISSING']);
  const [attach] = fixesOf(document);
  expect(attach).toMatchObject({ label: 'Attach in.csv', needsFile: true });
  const after = attach?.edit(document, encodeUtf8(TABLE)) ?? document;
  expect(after.files.map(({ name }) => name)).toEqual(['in.csv']);
  expect(problemsOf(after)).toEqual([]);
});

test('a file that is attached under nearly that name may be taken', () => {
  const document = documentOf('in.csv', [file('In.CSV')]);

  const labels = fixesOf(document).map(({ label }) => label);
  expect(labels).toEqual(['Read In.CSV instead', 'Attach in.csv']);
  expect(problemsOf(fixesOf(document)[0]?.edit(document) ?? document)).toEqual([]);
});

test.each(['NFC', 'NFD'])(
  'a file with its name in %s is the one of the path in the other form',
  (form) => {
    const other = form === 'NFC' ? 'NFD' : 'NFC';
    const document = documentOf('Prüfstand.csv'.normalize(other), [
      file('Prüfstand.csv'.normalize(form)),
    ]);

    expect(problemsOf(document)).toEqual([]);
  },
);

test('a table in another encoding is converted to UTF-8, from the likeliest first', () => {
  const latin = new Uint8Array(Buffer.from(TABLE, 'latin1'));
  const wide = new Uint8Array(Buffer.from(`\uFEFF${TABLE}`, 'utf16le'));
  const bare = new Uint8Array(Buffer.from(TABLE, 'utf16le'));
  for (const [bytes, name] of [
    [latin, 'Windows-1252'],
    [wide, 'UTF-16 LE'],
    [bare, 'UTF-16 LE'],
  ] as const) {
    const document = documentOf('in.csv', [file('in.csv', bytes)]);
    expect(problemsOf(document).map(({ code }) => code)).toEqual(['FILE_NOT_TEXT']);
    const [likeliest] = fixesOf(document);
    expect(likeliest?.label).toBe(`Convert in.csv from ${name}`);
    const after = likeliest?.edit(document) ?? document;
    expect(new TextDecoder().decode(after.files[0]?.bytes)).toBe(TABLE);
    expect(problemsOf(after)).toEqual([]);
  }
});

test('an address is read from elsewhere, and no file is missing for it', () => {
  expect(problemsOf(documentOf('s3://bucket/in.csv', []))).toEqual([]);
});
