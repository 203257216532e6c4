/** A Python object, held from JavaScript until `destroy`. */
export interface PythonObject {
  destroy(): void;
}

/** A view into the interpreter's memory; empty once that has grown, and then to be got again. */
interface PythonBuffer<View> {
  readonly data: View;
  release(): void;
}

/** A Python object with a buffer. */
export interface PythonMemory extends PythonObject {
  getBuffer(type: 'f64'): PythonBuffer<Float64Array>;
  getBuffer(type: 'u8'): PythonBuffer<Uint8Array>;
}

/** Bytes of Python. */
export interface PythonBytes extends PythonObject {
  /** A copy. */
  toJs(): Uint8Array<ArrayBuffer>;
}

/** The part of Pyodide that a run uses: an interpreter with nothing of a document in it yet. */
export interface Interpreter {
  readonly FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, data: string | Uint8Array): void;
    readFile(path: string): Uint8Array;
    readdir(path: string): readonly string[];
    lstat(path: string): { readonly mode: number };
    isDir(mode: number): boolean;
    isFile(mode: number): boolean;
  };
  /** Imports a module; its members are properties. */
  pyimport(name: string): unknown;
  runPython(code: string, options?: { readonly filename?: string }): unknown;
  /** Lets Python import a module whose members are these properties. */
  registerJsModule(name: string, module: object): void;
  unpackArchive(bytes: ArrayBuffer | Uint8Array, format: string, options?: object): void;
}

/** Starts an interpreter; rejects where there is none. */
export type StartInterpreter = () => Promise<Interpreter>;
