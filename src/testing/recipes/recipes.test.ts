import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecipes, recipeInto } from './readRecipes.ts';

const root = resolve(import.meta.dirname, '../../..');
const LEFT = /^(?:node_modules|dist.*|\.git|\.cache)$/;
const recipes = readRecipes(readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8'));

let copy: string;

/** A copy of the project, in which every recipe has been followed. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'patchbay-recipes-'));
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !LEFT.test(path.slice(root.length + 1)),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const recipe of recipes) {
    const file = join(copy, recipe.file);
    const before = recipe.kind === 'change' ? readFileSync(file, 'utf8') : '';
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, recipeInto(before, recipe));
  }
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }), 120_000);

/** What a program of the project says in the copy, and whether it went well. */
function told(program: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, NO_COLOR: '1' },
  });
  return { status, said: `${stdout}${stderr}` };
}

test('there is a recipe for a component, a panel and a command', () => {
  const files = recipes.map(({ file }) => file).join(' ');

  expect(files).toMatch(/src\/library\/.*src\/ui\/panels\/.*src\/ui\/commands\//);
});

test('the checks pass where all of them were followed', () => {
  const { status, said } = told('.scripts/check.mjs', ...new Set(recipes.map(({ file }) => file)));

  expect(said).not.toMatch(/^FAILED/m);
  expect(status).toBe(0);
}, 600_000);

test('so do the tests of the parts that they add to', () => {
  const parts = ['src/library', 'src/ui/commands', 'src/stores/saving', 'src/architecture.test.ts'];
  const { status, said } = told('node_modules/vitest/vitest.mjs', 'run', ...parts);

  expect(said).not.toMatch(/FAIL/);
  expect(status).toBe(0);
}, 600_000);
