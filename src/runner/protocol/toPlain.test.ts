import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { toPlain } from './toPlain.ts';

const LIMITS = { nodes: 100, depth: 4, text: 10 };

/** Nodes, depth and longest text of a plain value. */
function measure(value: unknown): { nodes: number; depth: number; text: number } {
  if (typeof value === 'string') return { nodes: 1, depth: 0, text: value.length };
  if (typeof value !== 'object' || value === null) return { nodes: 1, depth: 0, text: 0 };
  const parts = Object.values(value).map(measure);
  return {
    nodes: 1 + parts.reduce((sum, part) => sum + part.nodes, 0),
    depth: 1 + Math.max(0, ...parts.map((part) => part.depth)),
    text: Math.max(0, ...parts.map((part) => part.text)),
  };
}

describe('a plain copy', () => {
  test.prop([fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme-ascii' })])(
    'is the same for plain data that is small',
    (value) => {
      const roomy = { nodes: 1e5, depth: 10, text: 1e4 };

      expect(toPlain(value, roomy)).toEqual(value);
    },
  );

  test.prop([fc.anything({ withMap: true, withTypedArray: true, withNullPrototype: true })])(
    'stays within its limits whatever comes',
    (value) => {
      const size = measure(toPlain(value, LIMITS));

      expect(size.depth).toBeLessThanOrEqual(LIMITS.depth);
      expect(size.nodes).toBeLessThanOrEqual(2 * LIMITS.nodes);
      expect(size.text).toBeLessThanOrEqual(120);
    },
  );

  it('keeps the numbers that JSON cannot say', () => {
    expect(toPlain([NaN, -Infinity, -0], LIMITS)).toEqual([NaN, -Infinity, -0]);
  });

  it('ends a circle', () => {
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;

    expect(JSON.stringify(toPlain(circle, LIMITS))).toContain('[map]');
  });

  it('survives getters and proxies that throw', () => {
    const trap = Object.defineProperty({}, 'x', {
      enumerable: true,
      get() {
        throw new Error('caught');
      },
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('caught');
        },
      },
    );

    expect(toPlain(trap, LIMITS)).toBe('[unreadable]');
    expect(toPlain(proxy, LIMITS)).toBe('[unreadable]');
  });

  it('names what is no data', () => {
    class Pump {}

    expect(toPlain([new Pump(), () => 1, Symbol('s'), new Date(0)], LIMITS)).toEqual([
      '[Pump]',
      '[function]',
      '[symbol]',
      '[Date]',
    ]);
  });

  it('counts what it leaves out of a long list', () => {
    const copy = toPlain(Array(500).fill(1), LIMITS);

    expect(Array.isArray(copy) && copy.at(-1)).toBe('[401 more]');
  });
});
