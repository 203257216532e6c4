import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TableReader } from './readTable.ts';
import { TableError, tokenize } from './tokenize.ts';
import { typeColumn, type CellValue } from './typeColumn.ts';
import { headerLine, tableLines } from './writeTable.ts';

type Plain = number | boolean | string | null | { n: string };
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
      ([text, wanted]) => !Object.is(typeColumn([text, '0.5'])[0], plain(wanted)),
    );

    expect(wrong.map(([text, wanted]) => [text, wanted, typeColumn([text, '0.5'])[0]])).toEqual([]);
    expect(answers.floats.length).toBeGreaterThan(200);
  });

  it('names the column that is not there', () => {
    expect(() => new TableReader('a,b\n1,2\n', ['a', 'c'])).toThrow(
      new TableError('The file has no column "c".'),
    );
  });

  it('leaves columns that were not asked for unread', () => {
    expect(readAll('a,b,c\n1,x,2\n', ['c'])).toEqual({ c: [2] });
  });

  it('says in which row there are too many cells', () => {
    expect(() => readAll('a,b\n1,2\n3,4,5\n', ['a'])).toThrow('Row 3 has 3 cells');
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
