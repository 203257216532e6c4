import { fc, test as property } from '@fast-check/vitest';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joinedBytes } from '../../base/joinedBytes.ts';
import { processorTime } from '../../testing/processorTime.ts';
import { gunzip, gzip } from './gzip.ts';
import { TableReader } from './readTable.ts';
import { TableError, tokenize } from '../../base/csv/tokenize.ts';
import { typeColumn, type CellValue } from './typeColumn.ts';
import { headerLine, tableLines } from './writeTable.ts';

type Plain = number | boolean | string | null | { n: string } | { int: string };
interface Answers {
  readonly read: readonly [
    text: string,
    chunk: number | null,
    answer: string | Record<string, Plain[]>,
  ][];
  readonly floats: readonly [text: string, answer: Plain][];
  readonly write: readonly [columns: Record<string, unknown[]>, text: string][];
}
const answers = JSON.parse(
  readFileSync(new URL('answers.json', import.meta.url), 'utf8'),
) as Answers;

function isSpecial(value: unknown): value is { n: string } {
  return typeof value === 'object' && value !== null && 'n' in value;
}
function plain(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'int' in value)
    return BigInt(String(value.int));
  if (!isSpecial(value)) return value;
  return Number(value.n.replace('inf', 'Infinity'));
}

function readAll(
  text: string,
  names: readonly string[],
  size?: number,
): Record<string, CellValue[]> {
  const reader = new TableReader(text, names);
  const columns = names.map((): CellValue[] => []);
  for (let chunk = reader.next(size); chunk; chunk = reader.next(size)) {
    chunk.columns.forEach((values, i) => columns[i]?.push(...values));
  }
  return Object.fromEntries(names.map((name, i) => [name, columns[i] ?? []]));
}

describe('reading a table', () => {
  const [readable, broken] = [
    answers.read.filter((row) => typeof row[2] !== 'string'),
    answers.read.filter((row) => typeof row[2] === 'string'),
  ];

  it.each(readable)('gives what pandas gives for %j in chunks of %j', (text, size, wanted) => {
    const columns = Object.entries(wanted).map(([name, values]) => [name, values.map(plain)]);
    const names = Object.keys(wanted);

    expect(readAll(text, names, size ?? undefined)).toEqual(Object.fromEntries(columns));
  });

  it.each(broken)('refuses %j as pandas does', (text) => {
    expect(() => readAll(text, ['a'])).toThrow();
  });

  it('gives the floats of pandas to the last bit', () => {
    const wrong = answers.floats.filter(
      ([text, wanted]) => !Object.is(typeColumn(['0.5', text])[1], plain(wanted)),
    );

    expect(wrong.map(([text, wanted]) => [text, wanted, typeColumn(['0.5', text])[1]])).toEqual([]);
    expect(answers.floats.length).toBeGreaterThan(200);
  });

  it('names the column that is not there', () => {
    expect(() => new TableReader('a,b\n1,2\n', ['a', 'c'])).toThrow(
      new TableError('The file has no column "c"; it has "a", "b".'),
    );
    expect(() => new TableReader('time,Level\n1,2\n', ['level'])).toThrow('Is "Level" meant?');
    expect(() => new TableReader('a, b\n1,2\n', ['b'])).toThrow('Is " b" meant?');
  });

  it.each([
    ['a;b;c\n1;2;3\n', '`a;b;c`: is `;` the delimiter?'],
    ['a\tb\n1\t2\n', '`a\\tb`: is the tab the delimiter?'],
    ['a|b\n1|2\n', '`a|b`: is `|` the delimiter?'],
    // A decimal comma makes index columns of what stands before it.
    ['a;b\n1,5;2\n', '`a;b`: is `;` the delimiter?'],
  ])('asks for the delimiter of %j', (text, words) => {
    expect(() => new TableReader(text, ['a'])).toThrow(words);
  });

  it('leaves columns that were not asked for unread', () => {
    expect(readAll('a,b,c\n1,x,2\n', ['c'])).toEqual({ c: [2] });
  });

  it('says in which row there are too many cells', () => {
    expect(() => readAll('a,b\n1,2\n3,4,5\n', ['a'])).toThrow('Expected 2 fields in line 3, saw 3');
    expect(() => readAll('a,b\n\n"x\ny",2\n3,4,5\n', ['a'])).toThrow('in line 4, saw 3');
  });

  it('names the one cell that turns a column of numbers into text', () => {
    const found: unknown[] = [];
    const read = (text: string) => {
      const reader = new TableReader(text, ['a', 'b'], (odd) => found.push(odd));
      for (let chunk = reader.next(4); chunk; chunk = reader.next(4));
    };
    read('a,b\n1,1\n2,2\n\n12.5,l3\n4,4\n5,5\n');
    expect(found).toEqual([{ column: 'b', line: 5, cell: 'l3' }]);
    // Two odd cells are a column of text, and so is one among few.
    read('a,b\n1,x\n2,y\n3,3\n4,4\n');
    read('a,b\n1,1\n2,x\n3,3\n');
    expect(found.length).toBe(1);
  });

  it('reports a quote that is never closed', () => {
    expect(() => [...tokenize('a\n"x\n')]).toThrow(TableError);
  });
});

describe('writing a table', () => {
  it.each(answers.write)('gives the text of pandas for %j', (columns, wanted) => {
    const names = Object.keys(columns);
    const values = names.map((name) => (columns[name] ?? []).map(plain));

    expect(headerLine(names) + tableLines(values)).toBe(wanted);
  });
});

describe('a packed table', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const packed = joinedBytes([gzip(bytes('a\n1\n')), gzip(bytes('2\n'.repeat(9000)))]);

  it('is all of its parts', () => {
    expect(new TextDecoder().decode(gunzip(packed))).toBe(`a\n1\n${'2\n'.repeat(9000)}`);
    expect(gunzip(joinedBytes([gzip(bytes('')), gzip(bytes('x'))]))).toEqual(bytes('x'));
  });

  it.each([1, 3, 7, 8, 9, 512])('ends where it ends, with %d zeros behind it too', (zeros) => {
    for (const text of ['', 'a\n1\n', '2\n'.repeat(9000)]) {
      const padded = joinedBytes([gzip(bytes(text)), new Uint8Array(zeros)]);
      expect(gunzip(padded)).toEqual(bytes(text));
    }
    expect(gunzip(joinedBytes([packed, new Uint8Array(zeros)]))).toEqual(gunzip(packed));
  });

  it('of nothing but zeros is refused, and a large one is unpacked once', () => {
    expect(() => gunzip(new Uint8Array(600))).toThrow(TableError);
    const large = joinedBytes([gzip(new Uint8Array(4_000_000)), new Uint8Array(600)]);
    expect(() => gunzip(large, 1_000_000)).toThrow('too large');
  });

  it.each([0, 1, 3, 4, 8, 20, 40_000])('goes on behind %d zeros', (zeros) => {
    const gap = new Uint8Array(zeros);
    const parts = ['x', 'x', '', 'a\n1\n'.repeat(9000), 'x'].flatMap((text) => [
      gzip(bytes(text)),
      gap,
    ]);
    expect(gunzip(joinedBytes(parts))).toEqual(bytes(`xx${'a\n1\n'.repeat(9000)}x`));
  });

  it('may have very many parts', () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `${i}\n`);
    const whole = joinedBytes(rows.map((row) => gzip(bytes(row))));
    expect(gunzip(whole)).toEqual(bytes(rows.join('')));
  });

  it('that is damaged takes as long as a whole one, zeros behind it or not', () => {
    const whole = gzip(bytes('12,345\n'.repeat(400_000)));
    const least = processorTime(() => gunzip(whole));
    const zeros = new Uint8Array(600);
    const damaged = joinedBytes([whole.with(-8, 1 ^ (whole.at(-8) ?? 0)), zeros]);
    const refuse = () => expect(() => gunzip(damaged)).toThrow('damaged');
    expect(processorTime(refuse)).toBeLessThan(50 + 2 * least);
    expect(processorTime(() => gunzip(joinedBytes([whole, zeros])))).toBeLessThan(50 + 4 * least);
  });

  property.prop(
    [
      fc.array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(20)), {
        maxLength: 8,
        minLength: 1,
      }),
      fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 255 })), { maxLength: 1 }),
    ],
    { numRuns: 200 },
  )('is what was packed, or refused where it is damaged', (parts, damage) => {
    const whole = joinedBytes(
      parts.flatMap(([part, zeros]) => [gzip(part), new Uint8Array(zeros)]),
    );
    const plain = joinedBytes(parts.map(([part]) => part));
    expect(gunzip(whole)).toEqual(plain);
    for (const [place, change] of damage) {
      const at = place % whole.length;
      const other = whole.with(at, change ^ (whole[at] ?? 0));
      let read: Uint8Array | null = null;
      try {
        read = gunzip(other);
      } catch (error) {
        expect(error).toBeInstanceOf(TableError);
      }
      // Of a header not every byte counts.
      if (read !== null) expect(read).toEqual(plain);
    }
  });

  it.each([
    ['a byte of a length', (whole: Uint8Array) => whole.with(-3, 7)],
    ['a header behind it', (whole: Uint8Array) => joinedBytes([whole, Uint8Array.of(31, 139, 8)])],
    ['what stands behind it', (whole: Uint8Array) => joinedBytes([whole, bytes('abcdef')])],
    ['a byte of a checksum', (whole: Uint8Array) => whole.with(-6, 7)],
    [
      'a byte of the first checksum',
      (whole: Uint8Array) => whole.with(gzip(bytes('a\n1\n')).length - 8, 7),
    ],
    ['the end', (whole: Uint8Array) => whole.slice(0, -3)],
    ['the half', (whole: Uint8Array) => whole.slice(0, whole.length - 30)],
  ])('is refused where %s is not as it was', (_, damage) => {
    expect(() => gunzip(damage(packed))).toThrow(TableError);
  });
});
