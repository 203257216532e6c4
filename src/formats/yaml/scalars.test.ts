import { describe, expect, test } from 'vitest';
import answers from './pyyaml.json' with { type: 'json' };
import { readYaml } from './readYaml.ts';

/** What PyYAML 6.0 made of `v: TEXT`: kind and value, numbers as Python prints them. */
type Answer = readonly [text: string, kind: string, value: string | boolean | null];

const table = answers as unknown as readonly Answer[];
const NUMBERS: Readonly<Record<string, number>> = { inf: Infinity, '-inf': -Infinity, nan: NaN };

function expected([text, kind, value]: Answer): unknown {
  if (kind === 'int' || kind === 'float') return NUMBERS[String(value)] ?? Number(value);
  // Python gets a date; a model keeps its text.
  return kind === 'date' ? text : value;
}

describe('plain scalars as PyYAML reads them', () => {
  test('the table has numbers, texts, dates and errors', () => {
    const kinds = new Set(table.map(([, kind]) => kind));
    expect(kinds).toEqual(new Set(['bool', 'int', 'float', 'null', 'str', 'date', 'error']));
  });

  test.each(table)('%j is %s', (text, kind, value) => {
    const read = readYaml(`v: ${text}\n`);
    if (kind === 'error') {
      expect(read.ok).toBe(false);
      return;
    }
    if (!read.ok) throw new Error(read.error[0]?.message ?? '');
    expect(read.value.value).toEqual({ v: expected([text, kind, value]) });
  });

  test.each(table)('%j is %s in a list between brackets, or no list item', (text, kind, value) => {
    const read = readYaml(`v: [${text}]\n`);
    if (kind === 'error' || text === '' || /[,]/.test(text) || !read.ok) return;
    expect(read.value.value).toEqual({ v: [expected([text, kind, value])] });
  });
});

test.each(["k: !!float ''\n", 'k: {a:}\n', 'k: [a:]\n', 'k: {[1]: 2}\n', '? {a: 1}\n: 2\n'])(
  'PyYAML refuses %j',
  (text) => {
    expect(readYaml(text)).toMatchObject({ ok: false, error: [{ code: 'YAML_SYNTAX' }] });
  },
);
