import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { GRAINS, overBudget, thinned } from './thinVersions.ts';
import type { Version } from './version.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = 1_000 * DAY;

const version = (id: string, age: number, more: Partial<Version> = {}): Version => ({
  ...{ id, at: NOW - age, name: null, size: 100, components: 1 },
  ...more,
});

const versions = fc
  .array(
    fc.record({
      age: fc.oneof(fc.nat(90 * MINUTE), fc.nat(2 * DAY), fc.nat(200 * DAY)),
      name: fc.option(fc.string({ minLength: 1 }), { freq: 3 }),
      size: fc.nat(1_000),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map(({ age, ...more }, i) => version(`v${i}`, age, more)));

const without = (all: readonly Version[], gone: readonly Version[]) =>
  all.filter((one) => !gone.includes(one));

describe('versions', () => {
  test('of a steady day and year are few: minutes, hours, days, weeks', () => {
    const steps = (count: number, step: number) =>
      Array.from({ length: count }, (_, i) => version(`${step} ${i}`, i * step));
    const all = [...steps(600, 5 * MINUTE), ...steps(24 * 365, 60 * MINUTE)];
    const kept = without(all, thinned(all, NOW));
    const count = (from: number, to: number) =>
      kept.filter(({ at }) => NOW - at >= from && NOW - at < to).length;
    expect(count(0, 60 * MINUTE)).toBe(12);
    expect([23, 24]).toContain(count(60 * MINUTE, DAY));
    expect([29, 30]).toContain(count(DAY, 30 * DAY));
    expect(count(30 * DAY, 365 * DAY)).toBeGreaterThanOrEqual(47);
    expect(kept.length).toBeLessThan(120);
  });

  property.prop([versions])(
    'with a name stay, and so does the newest; again changes nothing',
    (all) => {
      const gone = thinned(all, NOW);
      const kept = without(all, gone);
      expect(gone.every(({ name }) => name === null)).toBe(true);
      const unnamed = all.filter(({ name }) => name === null).toSorted((a, b) => b.at - a.at);
      expect(gone).not.toContain(unnamed[0]);
      expect(thinned(kept, NOW)).toEqual([]);
      // Nothing that went leaves a gap: in its stretch of time there is a later one.
      const longest = 7 * DAY;
      for (const { at } of gone)
        expect(kept.some((one) => one.name === null && one.at >= at && one.at - at < longest)).toBe(
          true,
        );
    },
  );

  property.prop([versions, fc.nat(20_000)])(
    'keep within the budget, the oldest go first',
    (all, most) => {
      const gone = overBudget(all, most);
      const kept = without(all, gone);
      const size = kept.reduce((sum, one) => sum + one.size, 0);
      const unnamed = kept.filter(({ name }) => name === null);
      expect(size <= most || unnamed.length === 0).toBe(true);
      expect(gone.every(({ name }) => name === null)).toBe(true);
      for (const one of gone) expect(unnamed.every(({ at }) => at >= one.at)).toBe(true);
    },
  );

  test('have longer stretches the older they are', () => {
    for (const [i, { until, grain }] of GRAINS.entries()) {
      expect(until).toBeGreaterThan(GRAINS[i - 1]?.until ?? 0);
      expect(grain).toBeGreaterThan(GRAINS[i - 1]?.grain ?? 0);
    }
  });
});
