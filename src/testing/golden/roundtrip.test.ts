import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../base/json.ts';
import { decodeYaml, readModelText, readYaml, writeYaml } from '../../formats/index.ts';
import { type PatchbayDocument, specOf } from '../../model/index.ts';
import {
  setArgument,
  setInitialValues,
  setProcessParameter,
} from '../../editing/arguments/arguments.ts';
import { removeSelection } from '../../editing/components/remove.ts';
import { renameComponent } from '../../editing/components/rename.ts';
import { connect } from '../../editing/connectors/connect.ts';
import { moveComponents } from '../../editing/places/move.ts';
import { setWatched } from '../../editing/watching/watch.ts';

const CASES = join(import.meta.dirname, 'cases');
const EXAMPLES = join(import.meta.dirname, '../../../public/examples');
const texts = [CASES, EXAMPLES].flatMap((folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name, 'model.yaml'))
    .filter((path) => existsSync(path))
    .map((path) => {
      const text = decodeYaml(readFileSync(path));
      if (!text.ok) throw new Error(path);
      return [path.split('/').at(-2) ?? '', text.value] as const;
    }),
);

const documents = texts.flatMap(([name, text]) => {
  const read = readModelText(text, name);
  return read.ok ? [[name, read.value] as const] : [];
});

function valueOf(text: string): unknown {
  const read = readYaml(text);
  if (!read.ok) throw new Error(`${read.error[0]?.message ?? ''}\n${text}`);
  return read.value.value;
}

/** Lines that are in one text and not in the other, in order (longest common subsequence). */
function changedLines(a: string, b: string): { removed: string[]; added: string[] } {
  const [x, y] = [a.split(/\r\n|\n|\r/), b.split(/\r\n|\n|\r/)];
  while (x.length > 0 && y.length > 0 && x[0] === y[0]) (x.shift(), y.shift());
  while (x.length > 0 && y.length > 0 && x.at(-1) === y.at(-1)) (x.pop(), y.pop());
  return { removed: x, added: y };
}

describe('reading and writing', () => {
  test('there are documents', () => expect(documents.length).toBeGreaterThan(90));

  test.each(documents)('%s is written back byte for byte', (_name, document) => {
    expect(writeYaml(document, { layout: true })).toBe(document.source?.text);
  });

  test.each(documents)(
    '%s with other line ends, a byte order mark, without a last break',
    (name, { source }) => {
      const text = source?.text ?? '';
      for (const variant of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`, text.trimEnd()]) {
        const read = readModelText(variant, name);
        if (!read.ok) throw new Error(`${name}: ${read.error[0]?.message ?? ''}`);
        expect(writeYaml(read.value, { layout: true })).toBe(variant);
        expect(read.value.config).toEqual(valueOf(text));
      }
    },
  );
});

interface Case {
  readonly name: string;
  readonly edit: (document: PatchbayDocument, pick: (n: number) => number) => PatchbayDocument;
  /** Lines that may come; one may go, and those that say what goes with it. */
  readonly most: number;
  readonly goes?: (text: string) => number;
}

const names = (document: PatchbayDocument) =>
  specOf(document).plugboard.process.args.components.map(({ args }) => args.name);
const nameAt = (document: PatchbayDocument, at: number) => names(document)[at] ?? '';

const EDITS: readonly Case[] = [
  {
    name: 'an argument',
    most: 3,
    edit: (d, p) => setArgument(d, nameAt(d, p(names(d).length)), 'iters', 1234),
  },
  {
    name: 'a new list',
    most: 2,
    edit: (d, p) => setArgument(d, nameAt(d, p(names(d).length)), 'fresh', [1, 'no', 'a: b', -0.5]),
  },
  {
    name: 'initial values',
    most: 3,
    edit: (d, p) => setInitialValues(d, nameAt(d, p(names(d).length)), 'a', [1.5, 2]),
  },
  { name: 'a parameter', most: 3, edit: (d) => setProcessParameter(d, 'k-new', 'yes') },
  {
    name: 'a connector',
    most: 5,
    edit: (d, p) =>
      connect(
        d,
        { component: nameAt(d, 0), field: 'zz' },
        { component: nameAt(d, p(names(d).length)), field: 'qq' },
      ),
  },
  {
    name: 'a place',
    most: 8,
    edit: (d, p) =>
      moveComponents(d, new Map([[nameAt(d, p(names(d).length)), { x: 10.5, y: -3 }]])),
  },
  {
    name: 'watched fields',
    most: 12,
    edit: (d) => setWatched(d, ['a.x', 'b.y']),
    // Plots of fields that are no longer watched.
    goes: (text) => /^ *plots:(?:\r?\n *- .*)*/m.exec(text)?.[0].split('\n').length ?? 0,
  },
];

describe('edits', () => {
  test.each(EDITS)(
    '$name changes only its own lines, in every document',
    ({ edit, most, goes }) => {
      for (const [name, document] of documents) {
        const text = document.source?.text ?? '';
        for (const variant of [text, text.replaceAll('\n', '\r\n'), text.trimEnd()]) {
          const read = readModelText(variant, name);
          if (!read.ok) throw new Error(name);
          const next = edit(read.value, (n) => n - 1);
          const written = writeYaml(next, { layout: true });
          expect(valueOf(written), name).toEqual(next.config);
          const { removed, added } = changedLines(variant, written);
          expect(
            removed.length,
            `${name}\n${removed.join('\n')}\n=>\n${added.join('\n')}`,
          ).toBeLessThanOrEqual(1 + (goes?.(text) ?? 0));
          expect(added.length, `${name}\n${added.join('\n')}`).toBeLessThanOrEqual(most);
          if (variant.includes('\r\n'))
            expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        }
      }
    },
  );

  test('taking a component away leaves all other lines', () => {
    for (const [name, document] of documents) {
      for (const component of names(document)) {
        if (names(document).length === 1) continue;
        const next = removeSelection(document, { components: [component], connectors: [] });
        const written = writeYaml(next, { layout: true });
        expect(valueOf(written), name).toEqual(next.config);
        const left = new Set((document.source?.text ?? '').split('\n'));
        const strange = written.split('\n').filter((line) => !left.has(line));
        const before = document.source?.text ?? '';
        // Lists that became empty, and flow lists that lost an item, are lines of their own.
        expect(
          strange.filter((line) => !/\[.*\]|\{.*\}/.test(line)),
          `${name} ${component}\n${before}\n=>\n${written}`,
        ).toEqual([]);
      }
    }
  });

  test('renaming touches the name and its connectors alone', () => {
    for (const [name, document] of documents) {
      const [first = ''] = names(document);
      const renamed = renameComponent(document, first, 'another-name');
      if (!renamed.ok) throw new Error(name);
      const written = writeYaml(renamed.value, { layout: true });
      expect(valueOf(written), name).toEqual(renamed.value.config);
      const before = (document.source?.text ?? '').split('\n');
      const after = written.split('\n');
      expect(after.length).toBe(before.length);
      for (const [i, line] of after.entries()) {
        if (line !== before[i]) expect(line).toContain('another-name');
      }
    }
  });
});

const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'on',
    'yes',
    '1',
    'null',
    'x y',
    'k: v',
    '#c',
    "it's",
    '__proto__',
    'constructor',
    '-',
    '=',
    '<<',
    '2020-01-01',
    '',
  ),
  fc.string({ maxLength: 6 }),
);
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    fc.constantFrom(1e21, 1e-7, -0, 5e-324, 1.5e300, 0.1),
    fc.constantFrom(
      'no',
      'off',
      '1e3',
      '0x1F',
      '1:30',
      '~',
      '',
      ' a',
      'a ',
      'a\nb',
      '- a',
      '"',
      "'",
      'é',
      '\u0085',
      '\ufeff',
      '😀',
      '2020-01-01',
      '.inf',
      '!x',
      '&a',
      '*a',
      '%',
      '@',
      '`',
      '---',
      '...',
      'a #b',
      'a: b',
      '[',
      '{',
      ',',
      '?',
      '? a',
      ': a',
      '|',
      '>',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries) as JsonObject),
  ),
})).value;

/** Values as a text can hold them: no lone surrogates or characters that YAML forbids. */
const isWritable = (value: unknown): boolean => {
  const text = JSON.stringify(value) ?? '';
  return !/\\ud[89a-f]/i.test(text);
};

describe('any values', () => {
  property.prop([json.filter(isWritable)])(
    'a value set in a model is read back as it is',
    (value) => {
      const [, document] = documents.find(([name]) => name === 'heated-tank') ?? documents[0] ?? [];
      if (document === undefined) throw new Error('There is no document.');
      const next = setArgument(document, nameAt(document, 0), 'anything', value);
      const written = writeYaml(next, { layout: true });
      expect(valueOf(written)).toEqual(next.config);
      const fresh = writeYaml({ ...next, source: null }, { layout: true });
      expect(valueOf(fresh)).toEqual(next.config);
      const twice = readModelText(written, 'again');
      if (!twice.ok) throw new Error('It cannot be read again.');
      const gone = setArgument(twice.value, nameAt(document, 0), 'anything', 1);
      expect(valueOf(writeYaml(gone, { layout: true }))).toEqual(gone.config);
    },
  );
});
