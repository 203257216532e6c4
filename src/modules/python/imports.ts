import type { SyntaxNode } from '@lezer/common';
import type { ImportNeed, ModuleImport } from '../imports.ts';
import { type ImportStatement, readImport } from './importStatements.ts';
import { childrenOf, type Source, textOf } from '../nodes.ts';
import { isOffered } from './standardLibrary.ts';
import { isSetAside, usedNames } from './usedNames.ts';

const ORDER: readonly ImportNeed[] = ['needed', 'later', 'placeholder', 'guarded'];

interface PlacedImport extends ImportStatement {
  readonly place: 'module' | 'function' | 'guarded';
}

const CATCHES = /^(?:builtins\.)?(?:ImportError|ModuleNotFoundError|Exception|BaseException)$/;

/** Whether a `try` goes on where an import in it fails. */
function isCaught(source: Source, node: SyntaxNode): boolean {
  const children = childrenOf(node);
  return children.some(({ name }, at) => {
    if (name !== 'except') return false;
    const what = children[at + 1];
    if (what === undefined || what.name === 'Body') return true;
    return textOf(source, what)
      .split(/[\s(),]+/)
      .some((one) => CATCHES.test(one));
  });
}

function placeOf(source: Source, node: SyntaxNode): PlacedImport['place'] {
  let place: PlacedImport['place'] = 'module';
  for (let inner = node, at = node.parent; at !== null; inner = at, at = at.parent) {
    if (at.name === 'FunctionDefinition') place = 'function';
    const isFirstBody =
      at.name === 'IfStatement' &&
      childrenOf(at).find(({ name }) => name === 'Body')?.from === inner.from;
    if (isFirstBody && isSetAside(source, at)) return 'guarded';
    if (at.name === 'TryStatement' && isCaught(source, at)) return 'guarded';
    if (
      at.name === 'WithStatement' &&
      /^with\s+(?:contextlib\.)?suppress\(/.test(textOf(source, at))
    )
      return 'guarded';
  }
  return place;
}

const known = new WeakMap<SyntaxNode, readonly PlacedImport[]>();

/** All imports of a file. */
function importsOf(source: Source): readonly PlacedImport[] {
  const before = known.get(source.root);
  if (before !== undefined) return before;
  const found: PlacedImport[] = [];
  source.root.cursor().iterate((node) => {
    if (node.name !== 'ImportStatement') return;
    found.push({ ...readImport(node.node, source), place: placeOf(source, node.node) });
  });
  known.set(source.root, found);
  return found;
}

/** Modules of the document, and the packages around them. */
function ownModules(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(
    sources.flatMap(({ module }) => {
      const parts = module.split('.');
      return parts.map((_, at) => parts.slice(0, at + 1).join('.'));
    }),
  );
}

/**
 * What modules import that is neither theirs, nor Python's, nor of our plugboard, by the whole path of the
 * imported module; of several imports of one the one that needs it most.
 */
export function foreignImports(
  sources: readonly Source[],
  binds: (module: string, name: string) => boolean,
): ReadonlyMap<string, ModuleImport> {
  const own = ownModules(sources);
  const files = new Set(sources.filter(({ isPackage }) => !isPackage).map(({ module }) => module));
  const imported = new Set(
    sources.flatMap((source) =>
      importsOf(source).flatMap(({ names }) => names.map(({ module }) => module)),
    ),
  );
  const found = new Map<string, ModuleImport>();
  const add = (path: string, need: ImportNeed, file: string): void => {
    const before = found.get(path);
    const isMore = before === undefined || ORDER.indexOf(need) < ORDER.indexOf(before.need);
    if (isMore) found.set(path, { need, files: [file] });
    else if (before.need === need && !before.files.includes(file))
      found.set(path, { need, files: [...before.files, file] });
  };
  for (const source of sources) {
    const used = usedNames(source, imported.has(source.module));
    for (const { isRelative, place, names } of importsOf(source)) {
      for (const { module, name, as } of names) {
        const inner = name === null || name === '*' ? null : `${module}.${name}`;
        const isOwn = isRelative || own.has(module);
        // A module of a package of ours that is not there.
        const isLost =
          isOwn &&
          inner !== null &&
          own.has(module) &&
          !files.has(module) &&
          !own.has(inner) &&
          !binds(module, name ?? '');
        const path = isLost && inner !== null ? inner : module;
        if (!isLost && (own.has(module) || module === '')) continue;
        if (!isRelative && !isOwn && isOffered(module)) continue;
        const needs = used.has(as) || as === '*' || isOwn ? 'needed' : 'placeholder';
        add(
          path,
          place === 'module' ? needs : place === 'function' ? 'later' : 'guarded',
          source.file,
        );
      }
    }
  }
  return found;
}
