/** A Python object, held from JavaScript until `destroy`. */
export interface PythonObject {
  destroy(): void;
  toJs(options?: {
    readonly dict_converter?: (entries: Iterable<[string, unknown]>) => unknown;
    readonly create_pyproxies?: boolean;
  }): unknown;
}

/** The part of Pyodide that a run uses: an interpreter of its own, with nothing of a document in it yet. */
export interface Interpreter {
  readonly FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, data: string | Uint8Array): void;
  };
  /** Imports a module; its members are properties. */
  pyimport(name: string): unknown;
  runPython(code: string, options?: { readonly filename?: string }): unknown;
  unpackArchive(bytes: ArrayBuffer | Uint8Array, format: string, options?: object): void;
  /** Lets a module be imported whose members are these properties. */
  registerJsModule(name: string, module: object): void;
  setStdout(options: { readonly batched: (line: string) => void }): void;
  setStderr(options: { readonly batched: (line: string) => void }): void;
}

/** Starts an interpreter; rejects where there is none. */
export type StartInterpreter = () => Promise<Interpreter>;
