import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Source, textOf } from '../nodes.ts';

/** What a name at the top of a module stands for. */
export type Declaration =
  | { readonly kind: 'class' | 'function' | 'type' | 'enum' | 'value'; readonly node: SyntaxNode }
  /** A name of another module; `*`: the module itself. */
  | { readonly kind: 'import'; readonly from: string; readonly name: string };

/** A module's import, or `export ... from`. */
interface ImportedPath {
  readonly path: string;
  /** It is gone once the types are stripped. */
  readonly isForTypes: boolean;
}

export interface TypeScriptModule extends Source {
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Name outside -> name inside, or of another module. */
  readonly exports: ReadonlyMap<string, Declaration>;
  /** Modules whose exports are exported here too. */
  readonly passedOn: readonly string[];
  readonly imports: readonly ImportedPath[];
}

/** The text between quotes. */
export function unquoted(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([^]))/giu, unescape);
}

function unescape(_: string, long?: string, u?: string, x?: string, sign = ''): string {
  const code = parseInt(long ?? u ?? x ?? '', 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  return { n: '\n', t: '\t', r: '\r', '\n': '' }[sign] ?? sign;
}

interface Reading {
  readonly source: Source;
  readonly declarations: Map<string, Declaration>;
  readonly exports: Map<string, Declaration>;
  readonly passedOn: string[];
  readonly imports: ImportedPath[];
}

const KINDS = new Map<string, Exclude<Declaration['kind'], 'import' | 'value'>>([
  ['ClassDeclaration', 'class'],
  ['FunctionDeclaration', 'function'],
  ['InterfaceDeclaration', 'type'],
  ['TypeAliasDeclaration', 'type'],
  ['EnumDeclaration', 'enum'],
]);

/** `a`, `a as b` and `type a as b` between braces. */
function namesOf(source: Source, group: SyntaxNode): { name: string; as: string }[] {
  const parts: string[][] = [[]];
  for (const node of childrenOf(group).slice(1, -1)) {
    const text = textOf(source, node);
    if (text === ',') parts.push([]);
    else if (text !== 'as' && node.name !== 'type') parts.at(-1)?.push(text);
  }
  return parts.flatMap(([name, as]) => (name === undefined ? [] : [{ name, as: as ?? name }]));
}

function pathOf(source: Source, node: SyntaxNode): string | null {
  const text = node.getChild('String');
  return text === null ? null : unquoted(textOf(source, text));
}

function readImport({ source, declarations, imports }: Reading, node: SyntaxNode): void {
  const path = pathOf(source, node);
  if (path === null) return;
  imports.push({ path, isForTypes: node.getChild('type') !== null });
  for (const [at, child] of childrenOf(node).entries()) {
    if (child.name === 'VariableDefinition') {
      const name = childrenOf(node)[at - 1]?.name === 'as' ? '*' : 'default';
      declarations.set(textOf(source, child), { kind: 'import', from: path, name });
    } else if (child.name === 'ImportGroup') {
      for (const { name, as } of namesOf(source, child)) {
        declarations.set(as, { kind: 'import', from: path, name });
      }
    }
  }
}

function readExport(reading: Reading, node: SyntaxNode): void {
  const { source, exports, declarations, imports, passedOn } = reading;
  const path = pathOf(source, node);
  if (path !== null) imports.push({ path, isForTypes: node.getChild('type') !== null });
  if (path !== null && node.getChild('Star')) passedOn.push(path);
  const group = node.getChild('ExportGroup');
  for (const { name, as } of group ? namesOf(source, group) : []) {
    if (path !== null) exports.set(as, { kind: 'import', from: path, name });
    else {
      const inner = declarations.get(name);
      if (inner) exports.set(as, inner);
    }
  }
  const isDefault = node.getChild('default') !== null;
  for (const child of childrenOf(node)) {
    for (const [name, declaration] of declare(reading, child))
      exports.set(isDefault ? 'default' : name, declaration);
  }
}

/** Notes what a statement declares. */
function declare(
  { source, declarations }: Reading,
  node: SyntaxNode,
): (readonly [string, Declaration])[] {
  const found: (readonly [string, Declaration])[] = [];
  const kind = KINDS.get(node.name);
  if (kind !== undefined) {
    const name = node.getChild('VariableDefinition') ?? node.getChild('TypeDefinition');
    if (name) found.push([textOf(source, name), { kind, node }]);
  } else if (node.name === 'VariableDeclaration') {
    const children = childrenOf(node);
    children.forEach((child, at) => {
      if (child.name !== 'VariableDefinition') return;
      const equals = children
        .slice(at + 1)
        .findIndex(({ name }) => name === 'Equals' || name === ',');
      const value = children[at + 2 + equals];
      const isGiven = equals >= 0 && children[at + 1 + equals]?.name === 'Equals';
      if (value && isGiven) found.push([textOf(source, child), { kind: 'value', node: value }]);
    });
  }
  for (const [name, declaration] of found) declarations.set(name, declaration);
  return found;
}

/** The declarations of a module, its imports and exports. */
export function readDeclarations(source: Source): TypeScriptModule {
  const reading: Reading = {
    source,
    declarations: new Map(),
    exports: new Map(),
    passedOn: [],
    imports: [],
  };
  const statements = childrenOf(source.root);
  for (const node of statements) {
    if (node.name === 'ImportDeclaration') readImport(reading, node);
    else if (node.name !== 'ExportDeclaration') declare(reading, node);
  }
  // Lists of names that are exported may stand above what they name.
  for (const node of statements) if (node.name === 'ExportDeclaration') readExport(reading, node);
  const { declarations, exports, passedOn, imports } = reading;
  return { ...source, declarations, exports, passedOn, imports };
}
