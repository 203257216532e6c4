import type { ComponentType } from '../../model/index.ts';
import { checkArguments } from '../checkArgs.ts';
import { headlineOf } from '../headline.ts';
import type { ModuleImport } from '../imports.ts';
import { lineAt, type Source } from '../nodes.ts';
import { argumentsOf } from './arguments.ts';
import { exportsOf, hasMadePorts, lineageOf, portsOf } from './classes.ts';
import { commentAbove } from './comment.ts';
import { readDeclarations, type TypeScriptModule } from './declarations.ts';
import { classOf, Evaluation } from './evaluate.ts';
import { exported, isOurs, isRelative, type Modules, pathKey, relativeKey } from './resolve.ts';
import type { ClassValue, Value } from './values.ts';

/** A value of a model's text as an expression has it. */
function toValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value).map(([key, inner]) => [key, toValue(inner)]));
}

function portsFor(modules: Modules, one: ClassValue): ComponentType['ports'] {
  const run = new Evaluation(modules);
  if (!hasMadePorts(run, one)) {
    const ports = portsOf(run, one, null);
    return () => ports;
  }
  return (args) => portsOf(new Evaluation(modules), one, toValue(args));
}

function typeOfClass(modules: Modules, one: ClassValue, aliases: readonly string[]): ComponentType {
  const { node, module, name } = one;
  const type = `${module.module}.${name}`;
  const run = new Evaluation(modules);
  const told = argumentsOf(run, one);
  const form = told ?? [];
  const fields = form.map((field) => ({ field, isHeld: true }));
  const { summary, description } = commentAbove(module, node);
  return {
    type,
    aliases,
    label: name,
    category: 'custom',
    summary,
    description,
    formula: '',
    form,
    headline: headlineOf(form),
    exports: exportsOf(run, one),
    origin: { file: module.file, line: lineAt(module.text, node.from), language: 'typescript' },
    checkArgs: (args) => checkArguments(type, fields, told === null, args),
    ports: portsFor(modules, one),
  };
}

/** The exported classes of a module that are components, with the names under which it exports them. */
function componentsOf(
  modules: Modules,
  module: TypeScriptModule,
): (readonly [string, ClassValue])[] {
  const names = [...module.exports.keys()];
  const key = pathKey(module.file);
  return names.flatMap((name) => {
    const found = exported(modules, key, name);
    if (found === null || !('declaration' in found) || found.declaration.kind !== 'class')
      return [];
    const one = classOf(found.declaration.node, found.module);
    if (one.node.getChild('abstract')) return [];
    const { root } = lineageOf(new Evaluation(modules), one);
    return root === 'Component' ? [[name, one] as const] : [];
  });
}

function typesOf(modules: Modules): readonly ComponentType[] {
  const found = new Map<ClassValue, string[]>();
  for (const module of modules.values()) {
    for (const [name, one] of componentsOf(modules, module)) {
      const paths = found.get(one) ?? [];
      paths.push(`${module.module}.${name}`);
      found.set(one, paths);
    }
  }
  return [...found].map(([one, paths]) => {
    const own = `${one.module.module}.${one.name}`;
    return typeOfClass(
      modules,
      one,
      paths.filter((path) => path !== own),
    );
  });
}

/** What modules import that is neither theirs nor our API; a path is told as the module that it names. */
function importsOf(modules: Modules): ReadonlyMap<string, ModuleImport> {
  const found = new Map<string, ModuleImport>();
  for (const { file, imports } of modules.values()) {
    for (const { path, isForTypes } of imports) {
      const key = isRelative(path) ? relativeKey(file, path) : path;
      const isThere = modules.has(key) || modules.has(`${key}/index`);
      if (isForTypes || isThere || isOurs(path)) continue;
      const name = isRelative(path) ? key.replaceAll('/', '.') : path;
      const files = found.get(name)?.files ?? [];
      found.set(name, { need: 'needed', files: [...new Set([...files, file])] });
    }
  }
  return found;
}

/** What TypeScript modules declare and import. */
export interface ReadTypeScript {
  readonly types: readonly ComponentType[];
  readonly imports: ReadonlyMap<string, ModuleImport>;
}

/** Reads TypeScript modules by their syntax. */
export function readTypeScript(sources: readonly Source[]): ReadTypeScript {
  const modules: Modules = new Map(
    sources.map((source) => [pathKey(source.file), readDeclarations(source)]),
  );
  return { types: typesOf(modules), imports: importsOf(modules) };
}
