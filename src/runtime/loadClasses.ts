import { fail, ok, type Result } from '../base/result.ts';
import type { ComponentClass } from '../engine/index.ts';
import type { ComponentType, Problem } from '../model/index.ts';
import { moduleLanguage } from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import { catalogueWith, readModules } from '../modules/index.ts';
import { libraryClasses, type LoadedClasses, ownTypes, type UsedType } from './libraryClasses.ts';
import type { PythonFailure } from './python/failure.ts';
import type { StartInterpreter } from './python/interpreter.ts';
import { putFiles } from './python/putFiles.ts';
import {
  type FetchFor,
  type PythonLine,
  type PythonRuntime,
  startPython,
} from './python/startPython.ts';
import { componentType } from './python/componentType.ts';
import { writtenFiles } from './python/writtenFiles.ts';
import { openType } from './typescript/componentType.ts';
import { startTypeScript } from './typescript/startTypeScript.ts';
import type { ImportModule } from './typescript/typeScriptModules.ts';

/** What loading the classes of a document takes from outside. */
export interface ClassHosts {
  /** A prepared interpreter, for a document with components in Python. */
  readonly startInterpreter: StartInterpreter;
  /** Where modules lie in the interpreter's files; those of the document are put into the first. */
  readonly folders: readonly string[];
  /** Whether files are put there; left out where the folders are those of the machine. */
  readonly puts?: boolean;
  /** Seed of the run: the same one gives the same random numbers. */
  readonly seed: number;
  /** Loads the text of an ES module, for a document with components in TypeScript. */
  readonly importModule: ImportModule;
  /** Takes what components print and log. */
  write(line: PythonLine): void;
  /** What code has in place of the machine's own `fetch`. */
  readonly fetchFor?: FetchFor | undefined;
}

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function failed({ type, path }: UsedType, failure: PythonFailure): Problem {
  if (failure.module !== null && !type.startsWith(failure.module)) {
    const message = `${type} needs the Python module ${failure.module}, which is not there. Add its file, or the wheel of its package.`;
    return problemAt('MODULE_MISSING', message, null, path);
  }
  const message = `${type} cannot be loaded: ${failure.error.message}`;
  return problemAt('MODULE_ERROR', message, null, path);
}

interface Python extends PythonRuntime {
  readonly written: LoadedClasses['written'];
}

async function python(
  used: readonly UsedType[],
  files: readonly File[],
  { startInterpreter, folders, puts = false, seed, write, fetchFor }: ClassHosts,
): Promise<Result<Python, Problem>> {
  try {
    const interpreter = await startInterpreter();
    if (puts) putFiles(interpreter, files, folders[0] ?? '/');
    const floats = new Map(used.map(({ component, floats: paths }) => [component, paths]));
    const written = () => (puts ? writtenFiles(interpreter, folders[0] ?? '/', files) : []);
    return ok({
      ...startPython(interpreter, { folders, seed, floats, write, fetchFor, attaches: puts }),
      written,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(problemAt('PYTHON_NOT_STARTED', `Python did not start: ${why}`));
  }
}

/** What was found of a document's own types, by their texts. */
interface Found {
  readonly types: Map<string, ComponentType>;
  readonly classes: Map<string, ComponentClass>;
  readonly problems: Problem[];
}

type Documented = (type: string) => ComponentType | undefined;

async function fromPython(
  types: readonly UsedType[],
  { used, files }: { readonly used: readonly UsedType[]; readonly files: readonly File[] },
  hosts: ClassHosts,
  { found, read }: { readonly found: Found; readonly read: Documented },
): Promise<Python | null> {
  const runtime = await python(used, files, hosts);
  if (!runtime.ok) {
    found.problems.push(runtime.error);
    return null;
  }
  for (const one of types) {
    const told = runtime.value.describe(one.type);
    const Class = runtime.value.classOf(one.type);
    if (!told.ok) found.problems.push(failed(one, told.error));
    else found.types.set(one.type, componentType(one.type, told.value, read(one.type)));
    if (Class !== undefined) found.classes.set(one.type, Class);
  }
  return runtime.value;
}

/**
 * Loads the classes of a model's components. What is no built-in type is looked for in the document's
 * modules; where there are none, nothing is started, and no Python where none is used.
 *
 * @param used every component type of the model
 * @param files the files of the document, code and data
 */
export async function loadClasses(
  used: readonly UsedType[],
  files: readonly File[],
  hosts: ClassHosts,
): Promise<Result<LoadedClasses, readonly Problem[]>> {
  const own = ownTypes(used, files);
  if (own.length === 0) return ok(libraryClasses);
  // Whoever asked for the run, code that is not what it reads as never begins.
  const hidden = readModules(files).problems.filter(({ code }) => code === 'MODULE_CODING');
  if (hidden.length > 0) return fail(hidden);
  const catalogue = catalogueWith(libraryClasses.catalogue, files);
  const read: Documented = (type) => catalogue.find(type);
  const found: Found = { types: new Map(), classes: new Map(), problems: [] };
  if (hosts.fetchFor !== undefined)
    Reflect.set(
      globalThis,
      'fetch',
      hosts.fetchFor(() => ''),
    );
  const typeScript = startTypeScript(files, used, hosts);
  const isTypeScript = ({ type }: UsedType) =>
    typeScript.has(type) && read(type)?.origin?.language !== 'python';
  for (const { type, path } of own.filter(isTypeScript)) {
    const made = await typeScript.classOf(type);
    if (!made.ok) found.problems.push(problemAt(made.error.code, made.error.message, null, path));
    else {
      found.classes.set(type, made.value);
      found.types.set(type, read(type) ?? openType(type, made.value));
    }
  }
  const rest = own.filter((one) => !isTypeScript(one));
  const hasPython = files.some(({ name }) => moduleLanguage(name) === 'python');
  const isNeeded = rest.length > 0 && hasPython;
  const runtime = isNeeded ? await fromPython(rest, { used, files }, hosts, { found, read }) : null;
  const { types, classes, problems } = found;
  if (problems.length > 0) return fail(problems);
  return ok({
    catalogue: { ...catalogue, find: (type) => types.get(type) ?? read(type) },
    componentClass: (type) => classes.get(type) ?? libraryClasses.componentClass(type),
    isOwn: (type) => types.has(type),
    usesPython: runtime !== null,
    written: () => runtime?.written() ?? [],
  });
}
