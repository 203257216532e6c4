import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { textChanges } from './textChanges.ts';

const line = fc.constantFrom('a: 1\n', 'b: 2\n', '- x\n', '\n', 'c');
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));

function applied(before: string, after: string): string {
  let at = 0;
  let made = '';
  for (const { from, to, insert } of textChanges(before, after)) {
    expect(from).toBeGreaterThanOrEqual(at);
    made += before.slice(at, from) + insert;
    at = to;
  }
  return made + before.slice(at);
}

describe('changes of a text', () => {
  property.prop([text, text], { numRuns: 500 })('lead from one to the other', (before, after) => {
    expect(applied(before, after)).toBe(after);
  });

  test('are small, and as many as there are places', () => {
    const lines = Array.from({ length: 2_000 }, (_, i) => `line ${i}\n`);
    const before = lines.join('');
    const after = before.replace('line 3\n', 'line three\n').replace('line 1999\n', '');
    expect(textChanges(before, after)).toEqual([
      { from: before.indexOf('3\n'), to: before.indexOf('3\n') + 1, insert: 'three' },
      { from: before.indexOf('line 1999'), to: before.length, insert: '' },
    ]);
  });

  test('of two texts that have little in common are one', () => {
    const [before, after] = ['a', 'b'].map((one) =>
      Array.from({ length: 1_000 }, (_, i) => `${one}${i}\n`).join(''),
    );
    expect(textChanges(before ?? '', after ?? '').length).toBe(1);
    expect(applied(before ?? '', after ?? '')).toBe(after);
  });
});
