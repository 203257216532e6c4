import { describe, expect, test } from 'vitest';
import { codeText } from './codeText.ts';

const file = (bytes: Uint8Array) => ({ name: 'tank.py', bytes });

describe('a file of code', () => {
  test('is written here where it is text of an ordinary size', () => {
    const bytes = new TextEncoder().encode('# ü\n');
    expect(codeText(file(bytes))).toEqual({ text: '# ü\n', keeps: null });
  });

  test('is only shown where it is larger than 1 MB, and only kept where it is no text', () => {
    const large = codeText(file(new Uint8Array(1_000_001).fill(35)));
    expect([large.text.length, large.keeps]).toEqual([1_000_001, expect.stringContaining('1 MB')]);
    const { keeps } = codeText(file(Uint8Array.of(35, 255)));
    expect(keeps).toMatch(/not UTF-8 text/);
  });
});
