import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../testing/processorTime.ts';
import { LIMITS } from './limits.ts';
import { readYaml } from './readYaml.ts';

function codeOf(text: string): string {
  const read = readYaml(text);
  return read.ok ? 'none' : (read.error[0]?.code ?? 'empty');
}

const seconds = (work: () => void): number => processorTime(work) / 1000;

/** Ten levels of ten aliases each. */
function explosion(): string {
  const first = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]';
  const more = Array.from({ length: 9 }, (_, i) => {
    return `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`;
  });
  return [first, ...more].join('\n');
}

describe('texts made to do harm', () => {
  test('ten megabytes are refused at once', () => {
    const text = 'a: 1\n'.repeat(2_000_000);
    expect(seconds(() => expect(codeOf(text)).toBe('YAML_TOO_LARGE'))).toBeLessThan(1);
  });

  test('more lines and items than can be edited are refused, one long text is not', () => {
    expect(codeOf(`[${'1,'.repeat(LIMITS.marks)}]`)).toBe('YAML_TOO_LARGE');
    expect(codeOf('- 1\n'.repeat(LIMITS.marks))).toBe('YAML_TOO_LARGE');
    expect(codeOf('a: 1\n'.repeat(2_000))).toBe('none');
    expect(codeOf(`a: ${'x'.repeat(LIMITS.length - 100)}`)).toBe('none');
  });

  test('aliases that multiply are refused before they are written out', () => {
    expect(seconds(() => expect(codeOf(explosion())).toBe('YAML_TOO_MANY_ALIASES'))).toBeLessThan(
      1,
    );
    const many = `a: &a [${'x,'.repeat(100)}]\nb: [${'*a,'.repeat(10_000)}]`;
    expect(codeOf(many)).toBe('YAML_TOO_MANY_ALIASES');
    const merged = `a: &a {${Array.from({ length: 500 }, (_, i) => `k${i}: 1`).join(', ')}}\nb:\n`;
    expect(codeOf(`${merged}${'- <<: *a\n'.repeat(1_000)}`)).toBe('YAML_TOO_MANY_ALIASES');
  });

  test.each(['[', '{', '- ', '? ', '{a: ', '[{', '- - ? ', '&a [', '-\t', ': '])(
    'thousands of %j are refused without a crash',
    (opener) => {
      for (const count of [100, 1_000, 20_000, 300_000]) {
        expect(codeOf(opener.repeat(count))).toMatch(/^YAML_(TOO_DEEP|TOO_LARGE|SYNTAX)$/);
      }
    },
  );

  test('maps in maps by indentation are refused past the limit', () => {
    const nested = (levels: number) =>
      Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
    expect(codeOf(nested(40))).toBe('none');
    expect(codeOf(nested(1_000))).toBe('YAML_TOO_DEEP');
  });

  test('an alias in its own anchor, and one without an anchor, are refused with their place', () => {
    const own = readYaml('a: &a\n  b: *a\n');
    expect(own).toMatchObject({ ok: false, error: [{ code: 'YAML_UNKNOWN_ALIAS', line: 2 }] });
    expect(codeOf('a: *b\n')).toBe('YAML_UNKNOWN_ALIAS');
  });

  test('keys named after members of objects are keys like any other', () => {
    const read = readYaml('__proto__: {x: 1}\nconstructor: 2\ntoString: 3\n');
    if (!read.ok) throw new Error(read.error[0]?.message ?? '');
    const value = read.value.value as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    const merged = readYaml('a: &a {__proto__: {x: 1}}\nb: {<<: *a}\n');
    if (!merged.ok) throw new Error(merged.error[0]?.message ?? '');
    expect(JSON.stringify(merged.value.value)).toBe(
      '{"a":{"__proto__":{"x":1}},"b":{"__proto__":{"x":1}}}',
    );
  });

  test.each([
    ['a: !!python/object:os.system x\n', 'YAML_UNKNOWN_TAG'],
    ['a: !mine {b: 1}\n', 'YAML_UNKNOWN_TAG'],
    ['a: 1\n---\nb: 2\n', 'YAML_MULTIPLE_DOCUMENTS'],
    ['---\n'.repeat(20_000), 'YAML_MULTIPLE_DOCUMENTS'],
    ['1: a\n', 'YAML_KEY'],
    ['a: {yes: b}\n', 'YAML_KEY'],
    ['a: b: c\n', 'YAML_SYNTAX'],
    ['a: \u0000\n', 'YAML_SYNTAX'],
    ['a: [1, 2\n', 'YAML_SYNTAX'],
  ])('%j is refused', (text, code) => expect(codeOf(text)).toBe(code));
});

const piece = fc.constantFrom(
  ...['a', '1', ': ', '- ', '\n', '\r\n', '  ', '[', ']', '{', '}', ', ', '&a ', '*a', '<<: '],
  ...['!!int ', '!x ', "'", '"', '|\n', '>-\n', '# c\n', '---\n', '...\n', '? ', '%Y\n', '\t'],
);

describe('any text', () => {
  property.prop([fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))], {
    numRuns: 2_000,
  })('is read or refused with a reason and a place', (text) => {
    const read = readYaml(text);
    if (read.ok) {
      expect(read.value.place(['a', 0, '__proto__'])?.line ?? 1).toBeGreaterThan(0);
      return;
    }
    expect(read.error.length).toBeGreaterThan(0);
    for (const { code, message, line, column } of read.error) {
      expect(code).toMatch(/^YAML_[A-Z_]+$/);
      expect(message).not.toBe('');
      if (line !== null) expect(Math.min(line, column ?? 0)).toBeGreaterThan(0);
    }
  });
});
