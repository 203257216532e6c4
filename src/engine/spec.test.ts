import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('..', import.meta.url));
const SPEC = readFileSync(fileURLToPath(new URL('SPEC.md', import.meta.url)), 'utf8');

/** Ids of the rules, as SPEC.md states them: `- **COMP-1** ...`. */
const RULES = Array.from(SPEC.matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm), ([, id]) => id);

/** Ids that a test name begins with: one, or several with blanks between. */
function idsOf(name: string): string[] {
  return (/^(?:[A-Z]+-\d+ )+/.exec(name)?.[0] ?? '').trim().split(' ').filter(Boolean);
}

/** `test` or `it` (or a name that ends so), under whatever was called or read on it: `test.each([...])`. */
function declaresTest(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return /^(?:it|\w*[tT]est)$/.test(node.text);
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) {
    return declaresTest(node.expression);
  }
  return false;
}

/** The names of the tests in a file; of a template what stands before its first value. */
function testNames(file: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && declaresTest(node.expression)) {
      const [name] = node.arguments;
      if (name !== undefined && ts.isStringLiteralLike(name)) names.push(name.text);
      else if (name !== undefined && ts.isTemplateExpression(name)) names.push(name.head.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return names;
}

const TESTS = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.test\.tsx?$/.test(path))
  .flatMap((path) => testNames(SRC + path).map((name) => ({ path, name })));

test('every rule of a run has a test that begins with its id', () => {
  const held = new Set(TESTS.flatMap(({ name }) => idsOf(name)));
  expect(RULES.length).toBeGreaterThan(50);
  expect(new Set(RULES).size).toBe(RULES.length);
  expect(RULES.filter((id) => !held.has(id as string))).toEqual([]);
});

test('a test that begins with the id of a rule names one that exists', () => {
  const unknown = TESTS.filter(({ name }) => idsOf(name).some((id) => !RULES.includes(id)));
  expect(unknown).toEqual([]);
});
