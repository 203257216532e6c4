import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { applyPatch } from './applyPatch.ts';
import { identical } from './identical.ts';
import { patchBetween } from './patchBetween.ts';
import { sizeOf } from './sizeOf.ts';

const key = fc.constantFrom('a', 'b', 'c', '10', '2', '__proto__', 'constructor', '');
const leaf = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, NaN, Infinity, 1.5, 'x', ''),
  fc.string({ maxLength: 60 }),
  fc.uint8Array({ maxLength: 4 }),
  fc
    .array(fc.constantFrom(1, 2), { minLength: 40, maxLength: 44 })
    .map((all) => Uint8Array.from(all)),
);
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('data'), { maxLength: 5 }),
    fc
      .array(fc.tuple(key, tie('data')), { maxLength: 5 })
      .map((entries): unknown => Object.fromEntries(entries)),
  ),
}));

/** The value with some parts of it replaced, the others shared. */
function varied(value: unknown, other: unknown, dice: readonly number[], at = 0): unknown {
  const die = dice[at % dice.length] ?? 0;
  if (die % 4 === 0) return other;
  if (Array.isArray(value)) {
    const list = value.map((item, i): unknown =>
      i === die % value.length ? varied(item, other, dice, at + 1) : item,
    );
    if (die % 4 === 1) list.splice(die % (list.length + 1), die % 3, other);
    return list;
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return other;
  const list = Object.entries(value).map(([k, v], i): [string, unknown] =>
    i === die % 5 ? [die % 3 === 0 ? `${k}!` : k, varied(v, other, dice, at + 1)] : [k, v],
  );
  if (die % 4 === 1) list.splice(die % (list.length + 1), die % 3, ['new', other]);
  return Object.fromEntries(list);
}

const pair = fc
  .tuple(data, data, fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([a, b, dice, near]) => [a, near ? varied(a, b, dice) : b] as const);

describe('a patch', () => {
  property.prop([pair], { numRuns: 2_000 })(
    'goes from one value to the other and back, order of keys and all, also as a copy',
    ([before, after]) => {
      const patch = structuredClone(patchBetween(before, after));
      if (patch === null) {
        expect(identical(before, after)).toBe(true);
        return;
      }
      const [forth, back] = [applyPatch(before, patch, 'forth'), applyPatch(after, patch, 'back')];
      expect(forth.ok && identical(forth.value, after)).toBe(true);
      expect(back.ok && identical(back.value, before)).toBe(true);
    },
  );

  property.prop([pair, data], { numRuns: 500 })(
    'fits nothing else, and a patch that is none harms nobody',
    ([before, after], other) => {
      const patch = patchBetween(before, after);
      const made = applyPatch(other, patch, 'forth');
      // A part that it does not look at may differ; what it changes is what it was made for.
      if (made.ok) {
        const back = applyPatch(made.value, patch, 'back');
        expect(back.ok && identical(back.value, other)).toBe(true);
      }
      for (const none of [other, { is: other }, { is: 'list', hunks: other }]) {
        expect(() => applyPatch(before, none, 'back')).not.toThrow();
      }
    },
  );

  test('that nests without end is refused', () => {
    let patch: unknown = {};
    let value: unknown = 1;
    for (let i = 0; i < 100_000; i++) {
      patch = { is: 'list', hunks: [{ from: 0, to: 0, patch }] };
      value = [value];
    }
    expect(applyPatch(value, patch, 'forth').ok).toBe(false);
  });

  test('of a small change in much is small, wherever it is', () => {
    const names = Array.from({ length: 500 }, (_, i) => `part_${i}`);
    const parts = names.map((name) => ({ type: 'Tank', args: { name, level: 1 } }));
    const places = Object.fromEntries(names.map((name, i) => [name, [i, i]]));
    const text = names.join('\n');
    const files = [{ name: 'tank.py', bytes: new TextEncoder().encode(text) }];
    const before = { parts, places, text, files };
    const small = (after: unknown) => expect(sizeOf(patchBetween(before, after))).toBeLessThan(700);
    small({ ...before, places: { ...places, part_77: [1, 2] } });
    small({ ...before, parts: parts.with(3, { type: 'Tank', args: { name: 'b', level: 2 } }) });
    small({ ...before, parts: parts.filter((_, i) => i !== 5 && i !== 300) });
    small({ ...before, text: text.replace('part_250', 'middle') });
    const typed = new TextEncoder().encode(text.replace('part_250', 'middle'));
    small({ ...before, files: [{ name: 'tank.py', bytes: typed }] });
    const renamed = Object.entries(places).map(([k, v]) => [k === 'part_9' ? 'nine' : k, v]);
    small({ ...before, places: Object.fromEntries(renamed) });
    expect(sizeOf(before)).toBeGreaterThan(20_000);
  });

  test('shares what did not change', () => {
    const before = { a: [{ x: 1 }, { y: 2 }], b: { z: 3 } };
    const patch = patchBetween(before, { ...before, b: { z: 4 } });
    const made = applyPatch(before, patch, 'forth');
    expect(made.ok && (made.value as typeof before).a).toBe(before.a);
  });
});
