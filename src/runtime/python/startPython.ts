import type { Result } from '../../base/result.ts';
import type { ComponentClass } from '../../engine/index.ts';
import type { WholeFloats } from '../../model/run/index.ts';
import { importBridge, type PythonLevel } from './bridgeModules.ts';
import { type PythonType, readType } from './describe.ts';
import type { PythonFailure } from './failure.ts';
import type { Interpreter, PythonObject } from './interpreter.ts';
import { packageFiles } from './packageFiles.ts';
import { newCarrier, pythonClass, type PythonHome } from './pythonClass.ts';
import { type Floats, floatsAt } from './pythonJson.ts';
import { Slots } from './slots.ts';

/** Where our own modules lie in the interpreter. */
const OURS = '/lib/patchbay';

/** What a component's code writes: by `print` or by its logger. */
export interface PythonLine {
  readonly level: PythonLevel;
  /** Empty outside of any component. */
  readonly component: string;
  readonly text: string;
}

export interface PythonRuntime {
  /** Imports the module of a type text and says what its class is, or why there is none. */
  describe(type: string): Result<PythonType, PythonFailure>;
  /** The engine's class for a type text that was described. */
  classOf(type: string): ComponentClass | undefined;
}

export interface PythonOptions {
  /** Where the document's modules lie, in the interpreter's files. */
  readonly folders: readonly string[];
  /** Seed of Python's random numbers. */
  readonly seed: number;
  /** Whole floats in the arguments of components, by their names. */
  readonly floats?: ReadonlyMap<string, WholeFloats>;
  /** Takes what components print and log. */
  readonly write: (line: PythonLine) => void;
  /** Makes a `fetch` of components, told by what gives the name of the one that calls; left out: it is the machine's own. */
  readonly fetchFor?: FetchFor | undefined;
  /** Whether files are those of the document alone, to which a person attaches others. */
  readonly attaches?: boolean;
}

/** Makes a `fetch` of components: `componentNow` gives the name of the one that calls it, empty where unknown. */
export type FetchFor = (componentNow: () => string) => unknown;

/** Puts a file where Python finds it, with the folders above it. */
export function writePythonFile(
  { FS }: Interpreter,
  path: string,
  data: string | Uint8Array,
): void {
  FS.mkdirTree(path.slice(0, path.lastIndexOf('/')) || '/');
  FS.writeFile(path, data);
}

/** Imports our modules anew where memory that an interpreter began with (a snapshot) has others. */
const PREPARE = `
import sys
if ${JSON.stringify(OURS)} not in sys.path:
    sys.path.insert(0, ${JSON.stringify(OURS)})
def _prepare(texts):
    if getattr(sys, "_patchbay_texts", texts) != texts:
        for name in [n for n in sys.modules if n.split(".")[0] in ("plugboard", "_patchbay")]:
            del sys.modules[name]
    sys._patchbay_texts = texts
_prepare`;

/** Puts our modules into an interpreter; nothing of a document is in it yet. */
export function preparePython(interpreter: Interpreter): void {
  for (const [path, text] of Object.entries(packageFiles))
    writePythonFile(interpreter, `${OURS}/${path}`, text);
  const prepare = interpreter.runPython(PREPARE) as ((texts: string) => void) & PythonObject;
  prepare(JSON.stringify(packageFiles));
  prepare.destroy();
  interpreter.runPython('del _prepare');
  importBridge(interpreter);
}

/**
 * Makes a prepared interpreter ready for a document: nothing of it is imported yet.
 */
export function startPython(
  interpreter: Interpreter,
  { folders, seed, floats = new Map(), write, fetchFor, attaches = false }: PythonOptions,
): PythonRuntime {
  const bridge = importBridge(interpreter);
  bridge.failures.recursion_limit();
  interpreter.runPython(`import random; random.seed(${seed})`);
  for (const folder of folders) bridge.classes.search(folder);
  bridge.output.write_to((level, component, text) => write({ level, component, text }));
  bridge.network.adapt_libraries();
  bridge.threads.none();
  if (attaches) bridge.failures.attaches();
  if (fetchFor !== undefined) {
    Reflect.set(globalThis, 'fetch', fetchFor(bridge.network.component_now));
    bridge.network.follow();
    bridge.network.no_waiting();
  }
  const slots = new Slots(bridge);
  const trees = new Map<string, Floats>();
  for (const [name, paths] of floats) {
    const tree = floatsAt(paths);
    if (tree !== undefined) trees.set(name, tree);
  }
  const home: PythonHome = { bridge, slots, carrier: newCarrier(bridge, slots), floats: trees };
  const classes = new Map<string, ComponentClass>();
  return {
    describe(type) {
      const told = readType(bridge.classes.describe(type));
      if (told.ok && !classes.has(type)) classes.set(type, pythonClass(type, told.value, home));
      return told;
    },
    classOf: (type) => classes.get(type),
  };
}
