import { fail, ok, type Result } from '../base/result.ts';
import { isObject } from '../base/json.ts';
import type { Interpreter } from '../runtime/python/interpreter.ts';
import type { Page } from './askPage.ts';
import { importModule } from './importModule.ts';

/** What interpreters are made of, fetched and compiled once for all workers of a frame. */
export interface InterpreterParts {
  /** The text of `pyodide.mjs` and of `pyodide.asm.mjs`. */
  readonly loader: string;
  readonly glue: string;
  readonly module: WebAssembly.Module;
  /** The standard library, a zip. */
  readonly library: Uint8Array<ArrayBuffer>;
  /** What Pyodide's own list of packages says of itself. */
  readonly lock: string;
  /** Memory of an interpreter after its start; null where there is none (yet), and it starts from nothing. */
  readonly snapshot: Uint8Array<ArrayBuffer> | null;
}

const NAMES = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'python_stdlib.zip',
  'lock.json',
  'snapshot.bin.gz',
];

/** Where nothing is: what Pyodide asks for there comes from the parts. */
const NOWHERE = 'https://sandbox.invalid/';

/** Gets the parts of an interpreter from the page. */
export async function interpreterParts(page: Page): Promise<Result<InterpreterParts, string>> {
  const answer = await page.assets(NAMES);
  if (!answer.ok) return answer;
  const [loader, glue, wasm, library, lock, memory] =
    answer.value as readonly Uint8Array<ArrayBuffer>[];
  if (!loader || !glue || !wasm || !library || !lock || !memory)
    return fail('A part of Python is missing.');
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const module = await WebAssembly.compile(wasm);
  const snapshot = memory.length === 0 ? null : memory;
  return ok({
    loader: text(loader),
    glue: text(glue),
    module,
    library,
    lock: text(lock),
    snapshot,
  });
}

const imported = async (text: string) => (await importModule(text)) as Record<string, unknown>;

type LoadPyodide = (options: object) => Promise<Interpreter>;

/**
 * Starts an interpreter of its own in this worker. Pyodide fetches its library and compiles its module
 * itself, which no sandbox may: while it starts, both come from the parts.
 */
export async function startInterpreter(parts: InterpreterParts): Promise<Interpreter> {
  // Pyodide tries it with an address that the policy forbids, to see what kind of worker this is: a
  // browser may tell of that in its console, though all is well.
  const importScripts = () => {
    throw new TypeError('Nothing is imported that way.');
  };
  Object.defineProperty(self, 'importScripts', { value: importScripts, configurable: true });
  try {
    return await startQuietly(parts);
  } finally {
    Reflect.deleteProperty(self, 'importScripts');
  }
}

async function startQuietly(parts: InterpreterParts): Promise<Interpreter> {
  const { default: createPyodideModule } = await imported(parts.glue);
  const { loadPyodide } = await imported(parts.loader);
  const lock: unknown = JSON.parse(parts.lock);
  if (typeof loadPyodide !== 'function' || !isObject(lock))
    throw new TypeError('This is no Pyodide.');
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = async (asked) =>
    new Response(String(asked).endsWith('.zip') ? parts.library : new Uint8Array());
  WebAssembly.instantiateStreaming = async (_source, imports) => ({
    module: parts.module,
    instance: await WebAssembly.instantiate(parts.module, imports),
  });
  try {
    return await (loadPyodide as LoadPyodide)({
      indexURL: NOWHERE,
      packageBaseUrl: NOWHERE,
      lockFileContents: lock,
      createPyodideModule,
      ...(parts.snapshot === null ? {} : { _loadSnapshot: parts.snapshot }),
    });
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
