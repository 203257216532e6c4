import { expect, it } from 'vitest';
import { ago } from './ago.ts';

const NOW = Date.UTC(2026, 4, 20, 12);
const HOUR = 3_600_000;

it('says how long ago a time was, and the date when that was long ago', () => {
  expect(ago(NOW - 30_000, NOW)).toBe('just now');
  expect(ago(NOW + 5_000, NOW)).toBe('just now');
  expect(ago(NOW - 59 * 60_000, NOW)).toBe('59 min ago');
  expect(ago(NOW - 23 * HOUR, NOW)).toBe('23 h ago');
  expect(ago(NOW - 25 * HOUR, NOW)).toBe('yesterday');
  expect(ago(NOW - 6 * 24 * HOUR, NOW)).toBe('6 days ago');
  expect(ago(NOW - 8 * 24 * HOUR, NOW)).toBe('2026-05-12');
});
