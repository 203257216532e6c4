import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROBLEMS } from './problem.ts';

test('PROBLEMS.md explains every code, in the same order, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, 'PROBLEMS.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z_]+)`\s*\| (.*?)\s*\| (.*?)\s*\|$/gm)];
  expect(rows.map(([, code, meaning]) => [code, meaning])).toEqual(Object.entries(PROBLEMS));
  for (const [, code, , advice] of rows) expect(advice, code).toMatch(/\w{3}/);
});
