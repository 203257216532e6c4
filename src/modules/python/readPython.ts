import type { ComponentType } from '../../model/index.ts';
import type { ModuleImport } from '../imports.ts';
import { isComponent } from './classes.ts';
import { typeOfClass, typeOfFunction } from './componentType.ts';
import { PLUGBOARD } from './imported.ts';
import { foreignImports } from './imports.ts';
import { type Modules, modulesOfSources } from './interpreter.ts';
import type { Source } from '../nodes.ts';
import { OUTLINE } from './outline.ts';
import { parsePythonPart } from './parsePython.ts';
import {
  type ClassValue,
  type FunctionMark,
  type FunctionValue,
  isA,
  type Value,
} from './values.ts';

let outline: Source | undefined;

/** Read with the first module of a document: most have none, and every thread of a pool loads this. */
const outlineOfPlugboard = (): Source =>
  (outline ??= {
    file: '',
    module: PLUGBOARD,
    isPackage: true,
    text: OUTLINE,
    root: parsePythonPart(OUTLINE),
  });

const markOf = ({ decorators }: FunctionValue): FunctionMark | undefined =>
  decorators.find((mark): mark is FunctionMark => isA(mark, 'function mark'));

/** A class or function of the document that is a component. */
function isDeclared(value: Value): value is ClassValue | FunctionValue {
  if (isA(value, 'class')) return value.source.module !== PLUGBOARD && isComponent(value);
  return isA(value, 'function') && markOf(value) !== undefined;
}

const pathOf = (value: ClassValue | FunctionValue): string =>
  `${isA(value, 'class') ? value.source.module : value.scope.source.module}.${value.name}`;

/** What Python modules declare and import. */
export interface ReadPython {
  /** In the order of the files, and in them. */
  readonly types: readonly ComponentType[];
  readonly imports: ReadonlyMap<string, ModuleImport>;
}

/** Reads Python modules by their syntax. */
export function readPython(sources: readonly Source[]): ReadPython {
  if (sources.length === 0) return { types: [], imports: new Map() };
  const ours = sources.filter(({ module }) => module.split('.')[0] !== PLUGBOARD);
  const modules = modulesOfSources([...ours, outlineOfPlugboard()]);
  const binds = (module: string, name: string) => modules(module)?.names.has(name) === true;
  return { types: typesOf(ours, modules), imports: foreignImports(ours, binds) };
}

function typesOf(sources: readonly Source[], modules: Modules): readonly ComponentType[] {
  const found = new Map<ClassValue | FunctionValue, string[]>();
  for (const { module } of sources) {
    for (const [name, value] of modules(module)?.names ?? []) {
      if (!isDeclared(value)) continue;
      const paths = found.get(value) ?? [];
      paths.push(`${module}.${name}`);
      found.set(value, paths);
    }
  }
  return [...found].flatMap(([value, paths]) => {
    const own = pathOf(value);
    if (!paths.includes(own)) return [];
    const aliases = paths.filter((path) => path !== own);
    if (isA(value, 'class')) return typeOfClass(modules, value, aliases);
    const mark = markOf(value);
    return mark === undefined ? [] : typeOfFunction(value, mark.io, aliases);
  });
}
