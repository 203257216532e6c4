import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

/*
 * A translator puts each text of the page into elements of its own, and React, which does not know, goes on
 * writing into the texts that it took out, or falls when it has to put something before them. React is
 * safe where a text is all that an element holds: then it writes the element. So texts that change
 * have an element to themselves.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Whether a value of a type would be a text of its own in the page. A slot (`ReactNode`) is for elements. */
function mayBeText(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.aliasSymbol?.name === 'ReactNode') return false;
  if (type.isUnion()) {
    // `children || <p>` is a slot too, spelled out.
    const isSlot = type.types.some((each) =>
      /^React(Portal|ElementPortal)$|^Iterable$/.test(each.symbol?.name ?? ''),
    );
    return !isSlot && type.types.some((each) => mayBeText(each, checker));
  }
  if (type.isStringLiteral() && type.value.trim() === '') return false;
  const text = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.Any;
  if ((type.flags & text) !== 0) return true;
  if (!checker.isArrayType(type) && !checker.isTupleType(type)) return false;
  return checker
    .getTypeArguments(type as ts.TypeReference)
    .some((each) => mayBeText(each, checker));
}

/** Its key is its text: it never changes, another one takes its place. */
function isKeyOf(element: ts.JsxElement, text: ts.Expression): boolean {
  return element.openingElement.attributes.properties.some(
    (each) =>
      ts.isJsxAttribute(each) &&
      each.name.getText() === 'key' &&
      each.initializer?.getText() === `{${text.getText()}}`,
  );
}

/** Places in a file where a text that may change, or has something before it that comes and goes, is not alone. */
function faultsOf(file: ts.SourceFile, checker: ts.TypeChecker): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      const children = node.children.filter(
        (child) =>
          !(ts.isJsxText(child) && child.text.trim() === '') &&
          !(ts.isJsxExpression(child) && child.expression === undefined),
      );
      const given = children.flatMap((child) =>
        ts.isJsxExpression(child) && child.expression ? [child.expression] : [],
      );
      const texts = given.filter(
        (child) =>
          !ts.isStringLiteral(child) &&
          mayBeText(checker.getTypeAtLocation(child), checker) &&
          !(ts.isJsxElement(node) && isKeyOf(node, child)),
      );
      const moving = given.filter(
        (child) => !(ts.isStringLiteral(child) && child.text.trim() === ''),
      );
      const besideMoving = children.some(ts.isJsxText) && moving.length > texts.length;
      const alone = children.length === 1 && ts.isJsxElement(node);
      if ((texts.length > 0 && !alone) || besideMoving) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        const name = relative(root, file.fileName);
        found.push(`${name}:${line + 1} ${(texts[0] ?? node).getText().slice(0, 60)}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function program(files: readonly string[], host?: ts.CompilerHost): ts.Program {
  const options = ts.getParsedCommandLineOfConfigFile(
    `${root}/tsconfig.json`,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  );
  if (options === undefined) throw new Error('There is no tsconfig.json.');
  const named = options.fileNames.filter((name) => files.some((part) => name.includes(part)));
  return ts.createProgram(named, options.options, host);
}

it('gives texts that change an element of their own', { timeout: 180_000 }, () => {
  const made = program(['/src/ui/', '/src/app/']);
  const checker = made.getTypeChecker();
  const files = made
    .getSourceFiles()
    .filter(
      ({ fileName }) => /\/src\/(ui|app)\/.*\.tsx$/.test(fileName) && !/\.test\./.test(fileName),
    );

  expect(files.length).toBeGreaterThan(80);
  expect(files.flatMap((file) => faultsOf(file, checker))).toEqual([]);
});

it.each([
  ['<p>{n} steps</p>', 1],
  ['<p>{`${n} steps`}</p>', 0],
  ['<p>{n > 1 && <b>x</b>} steps</p>', 1],
  ['<p><b>x</b> steps</p>', 0],
  ['<>{text}</>', 1],
  ['<p>{text}</p>', 0],
  ['<p key={text}>{text} <b>x</b></p>', 0],
  ['<p>{n > 1 ? text : <b>x</b>}<i>y</i></p>', 1],
])('finds what is not: %s', { timeout: 60_000 }, (jsx, count) => {
  const code = `declare const n: number; declare const text: string; export const x = ${jsx};
    declare global { namespace JSX { interface IntrinsicElements { [name: string]: object } interface Element { e: 1 } } }`;
  const options: ts.CompilerOptions = { jsx: ts.JsxEmit.Preserve, noLib: true };
  const host = ts.createCompilerHost(options);
  const source = ts.createSourceFile('case.tsx', code, ts.ScriptTarget.ES2022, true);
  host.getSourceFile = (name) => (name === 'case.tsx' ? source : undefined);
  const made = ts.createProgram(['case.tsx'], options, host);

  expect(faultsOf(source, made.getTypeChecker())).toHaveLength(count);
});
