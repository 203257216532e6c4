import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from './decodeUtf8.ts';
import encoded from './encoded.json' with { type: 'json' };
import { foreignKind } from './foreignKind.ts';
import { isSameFileName, spellings } from './fileNames.ts';
import { likelyEncoding } from './likelyEncoding.ts';
import { notUtf8 } from './notUtf8.ts';
import { decodeAs, encodeUtf8 } from './platform.ts';

/** As Python encoded them: label, text, bytes. */
const table = encoded as unknown as readonly (readonly [
  label: string,
  text: string,
  hex: string,
])[];
const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

describe('texts of other encodings', () => {
  test.each(table)('%s: %j is known, and converts back', (label, text, hex) => {
    const bytes = bytesOf(hex);

    expect(likelyEncoding(bytes)?.label).toBe(label);
    expect(decodeAs(bytes, label)).toBe(text);
  });

  test('a text of UTF-8 in which a byte is damaged is none of them', () => {
    const bytes = encodeUtf8('t,label\n1,Größe\n2,Wärme\n3,Öl\n');
    bytes[12] = 0xff;

    expect(likelyEncoding(bytes)).toBeNull();
  });
});

describe('files that are no text', () => {
  const bytes = (...list: readonly number[]) => new Uint8Array([...list, ...encodeUtf8('a,é,b\n')]);
  /** In UTF-32, with a byte order mark or without. */
  const wide = (text: string, isLittle: boolean) =>
    new Uint8Array(
      [...text].flatMap((c) => {
        const four = [0, 8, 16, 24].map((shift) => ((c.codePointAt(0) ?? 0) >> shift) & 255);
        return isLittle ? four : four.toReversed();
      }),
    );

  test.each([
    ['gzip', bytes(0x1f, 0x8b, 8), '.csv.gz'],
    ['xlsx', bytes(0x50, 0x4b, 3, 4, 0xff), 'Excel'],
    ['xls', bytes(0xd0, 0xcf, 0x11, 0xe0), 'Excel'],
    ['Parquet', encodeUtf8('PAR1\u0015\u0004a,é,b\u0000PAR1'), 'Parquet'],
    ['PDF', encodeUtf8('%PDF-1.7\n'), 'PDF'],
    ['UTF-32 LE', wide('\uFEFFt,é\n1,2\n', true), 'UTF-32'],
    ['UTF-32 BE', wide('\uFEFFt,é\n1,2\n', false), 'UTF-32'],
    ['UTF-32 LE without a mark', wide('t,v\n1,2\n', true), 'UTF-32'],
    ['UTF-32 BE without a mark', wide('t,v\n1,2\n', false), 'UTF-32'],
  ])('%s is named, and no encoding is offered', (_, file, word) => {
    const read = decodeUtf8(file);
    const place = read.ok ? { offset: 0, value: 0, line: 1, column: 1 } : read.error;
    expect(notUtf8(file, place)).toContain(word);
    expect(likelyEncoding(file)).toBeNull();
  });

  test('a text is none of them, zeros among its characters or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(foreignKind(encodeUtf8(`a${text}bcd`))).toBeNull();
      }),
    );
  });

  test('a table whose first column has the name of a kind is a table', () => {
    expect(foreignKind(encodeUtf8('PAR1,PAR2\n1,2\n'))).toBeNull();
  });
});

describe('UTF-8', () => {
  test('every text comes back, a byte order mark too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeUtf8(encodeUtf8(`\uFEFF${text}`))).toEqual({
          ok: true,
          value: `\uFEFF${text}`,
        });
      }),
    );
  });

  test('the first byte that is none of it is named, wherever it stands', () => {
    const before = fc.stringMatching(/^[a-zäß€😀\n]*$/u);
    const none = fc.constantFrom(
      [0xff],
      [0xc3],
      [0xe2, 0x82],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0xf5],
    );
    fc.assert(
      fc.property(before, none, (text, odd) => {
        const good = encodeUtf8(text);
        const read = decodeUtf8(new Uint8Array([...good, ...odd, 10, 97]));
        const lines = text.split('\n');

        expect(read).toEqual({
          ok: false,
          error: {
            offset: good.length,
            value: odd[0],
            line: lines.length,
            column: [...(lines.at(-1) ?? '')].length + 1,
          },
        });
      }),
    );
  });

  test('the reason says the place and the likely encoding', () => {
    const bytes = bytesOf(table[0]?.[2] ?? '');
    const read = decodeUtf8(bytes);

    expect(read.ok ? '' : notUtf8(bytes, read.error)).toBe(
      'is not UTF-8 text: byte 13 (0xF6, line 2, column 5) is none of it. It looks like Windows-1252 (Latin-1): save or convert it as UTF-8.',
    );
  });
});

test('a name is the same in every Unicode normal form, and in no other case', () => {
  const [composed, apart] = ['Prüfstand.csv', 'Pru\u0308fstand.csv'];

  expect(isSameFileName(composed, apart)).toBe(true);
  expect(isSameFileName(composed, 'Prufstand.csv')).toBe(false);
  expect(isSameFileName('A.csv', 'a.csv')).toBe(false);
  expect(spellings(apart)).toEqual([apart, composed]);
});
