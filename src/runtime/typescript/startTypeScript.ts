import { fail, ok, type Result } from '../../base/result.ts';
import { Component, type ComponentClass } from '../../engine/index.ts';
import { moduleLanguage, moduleName, type ProblemCode } from '../../model/index.ts';
import { shortType } from '../../model/endpoint.ts';
import type { FetchFor, PythonLine } from '../python/startPython.ts';
import { AuthorPlaces } from './authorPlaces.ts';
import { moduleConsole } from './moduleConsole.ts';
import {
  type ImportModule,
  MissingModule,
  type ModuleFile,
  TypeScriptModules,
} from './typeScriptModules.ts';

/** Why there is no class of a type. */
interface TypeScriptFailure {
  readonly code: ProblemCode;
  /** With the author's file and line. */
  readonly message: string;
}

export interface TypeScriptRuntime {
  /** Whether the module of a type text is a file of TypeScript. */
  has(type: string): boolean;
  /** Runs the module of a type text, and gives its class. */
  classOf(type: string): Promise<Result<ComponentClass, TypeScriptFailure>>;
}

const moduleOf = (type: string) => type.slice(0, type.lastIndexOf('.'));

/** What a module exports under a name, or as a class of that name. */
function exported(exports: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(exports, name)) return exports[name];
  return Object.values(exports).find((one) => typeof one === 'function' && one.name === name);
}

const isClass = (value: unknown): value is ComponentClass & typeof Component =>
  typeof value === 'function' && value.prototype instanceof Component;

/**
 * Components of TypeScript modules. Nothing is read before a class is asked for.
 *
 * @param used components with their types, so that what a module says is told of the one that it is of
 */
export function startTypeScript(
  files: readonly ModuleFile[],
  used: readonly { readonly type: string; readonly component: string }[],
  hosts: {
    readonly importModule: ImportModule;
    readonly write: (line: PythonLine) => void;
    readonly fetchFor?: FetchFor | undefined;
  },
): TypeScriptRuntime {
  const own = files.filter(({ name }) => moduleLanguage(name) === 'typescript');
  const byModule = new Map(own.map(({ name }) => [moduleName(name), name]));
  const places = new AuthorPlaces();
  /** The one whose code a file is, empty where several have it. */
  function componentOf(file: string): string {
    const [first, ...others] = used.filter(({ type }) => byModule.get(moduleOf(type)) === file);
    return others.length === 0 ? (first?.component ?? '') : '';
  }
  const modules = new TypeScriptModules(own, {
    importModule: hosts.importModule,
    places,
    consoleOf: (file) => moduleConsole(componentOf(file), hosts.write),
    fetchOf: (file) =>
      hosts.fetchFor?.(() => componentOf(file)) ?? (Reflect.get(globalThis, 'fetch') as unknown),
  });
  return {
    has: (type) => byModule.has(moduleOf(type)),
    async classOf(type) {
      const file = byModule.get(moduleOf(type)) ?? '';
      const name = shortType(type);
      try {
        const Class = exported(await modules.load(file), name);
        if (Class === undefined)
          return fail({ code: 'MODULE_ERROR', message: `${file} exports no class ${name}.` });
        if (!isClass(Class)) {
          const message = `${name} of ${file} is no component: it must extend Component of patchbay.`;
          return fail({ code: 'MODULE_ERROR', message });
        }
        Reflect.defineProperty(Class, 'tellError', { value: places.tell, configurable: true });
        return ok(Class as ComponentClass);
      } catch (error) {
        const code = error instanceof MissingModule ? 'MODULE_MISSING' : 'MODULE_ERROR';
        const told = places.tell(error) ?? (error instanceof Error ? error.message : String(error));
        return fail({ code, message: `${type} cannot be loaded: ${told}` });
      }
    },
  };
}
