import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the screen as it must not be: three ways of making another document. */
const WRONG = `${root}src/ui/wrong.ts`;
const WRONG_TEXT = `
import type { PatchbayDocument } from '../model/index.ts';
import type { Verbs } from '../stores/index.ts';
export function named(document: PatchbayDocument, name: string): PatchbayDocument {
  return Object.assign(Object.create(null), document, { name });
}
export const spread = (document: PatchbayDocument) => [{ ...document, files: [] }];
export function edit(verbs: Verbs): void {
  verbs.edit((now) => ({ document: now, label: 'Nothing' }), null);
}
`;

/** The program of `tsconfig.json` with the wrong file in it. */
function programWithWrong(): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const files = ts.sys.readDirectory(`${root}src/ui`, ['.ts', '.tsx'], ['**/*.test.*']);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === WRONG || fileExists(name);
  host.getSourceFile = (name, version, ...rest) =>
    name === WRONG
      ? ts.createSourceFile(name, WRONG_TEXT, version)
      : getSourceFile(name, version, ...rest);
  return ts.createProgram([...files, WRONG], options, host);
}

/** Whether a type is that of documents, alone or among others. */
function isDocument(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(isDocument);
  return type.symbol?.name === 'PatchbayDocument';
}

/** Every place of the screen that makes another document of one, and how many functions were looked at. */
function makersIn(program: ts.Program) {
  const checker = program.getTypeChecker();
  const found: string[] = [];
  let seen = 0;

  function gives(type: ts.Type): boolean {
    const given = checker.getAwaitedType(type) ?? type;
    const inner = given.isUnion() ? given.types : [given];
    return inner.some((one) => {
      const document = one.getProperty('document');
      return (
        isDocument(one) || (document !== undefined && isDocument(checker.getTypeOfSymbol(document)))
      );
    });
  }
  function look(node: ts.Node): void {
    if (ts.isFunctionLike(node)) {
      seen++;
      const signature = checker.getSignatureFromDeclaration(node);
      const takes = signature?.parameters.some((one) => isDocument(checker.getTypeOfSymbol(one)));
      if (takes === true && signature && gives(signature.getReturnType())) tell(node);
    }
    if (ts.isSpreadAssignment(node) && isDocument(checker.getTypeAtLocation(node.expression)))
      tell(node);
    ts.forEachChild(node, look);
  }
  function tell(node: ts.Node): void {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${file.fileName.slice(root.length)}:${line + 1}`);
  }

  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${root}src/ui/`));
  files.forEach(look);
  return { found, seen, files: files.length };
}

describe('no file of the screen', () => {
  const { found, seen, files } = makersIn(programWithWrong());

  it('makes another document of one: that is what editing is for', () => {
    expect(found.filter((place) => !place.startsWith('src/ui/wrong.ts'))).toEqual([]);
  });

  it('could do so unseen', () => {
    expect(found.filter((place) => place.startsWith('src/ui/wrong.ts'))).toEqual([
      'src/ui/wrong.ts:4',
      'src/ui/wrong.ts:7',
      'src/ui/wrong.ts:9',
    ]);
    expect(files).toBeGreaterThan(200);
    expect(seen).toBeGreaterThan(2_000);
  });
});
