import type { Result } from '../base/result.ts';
import type { MakeFunction, WorkerFactory } from '../engine/index.ts';
import type { Interpreter } from '../runtime/index.ts';
import type { FileFault } from './fileFault.ts';
import type { ServedEditor, WhatToServe } from './serve/ServedEditor.ts';
import type { OwnPart } from './pool/ownPart.ts';
import type { RayNetwork } from '../ray/index.ts';
import type { TrialListener, TrialWorker } from '../study/index.ts';
import type { TrialSetup } from './study/TrialSetup.ts';

/**
 * A file that is being written beside the one whose place it takes: whatever cuts the writing short
 * leaves the old one as it was. After a fault it is gone by itself.
 */
export interface Draft {
  /** Bytes in it so far, those of the old file included. */
  readonly length: number;
  /** It is a device or a pipe: what is written is there at once, and it cannot be opened a second time. */
  readonly isInPlace?: boolean;
  append(bytes: Uint8Array): Promise<Result<null, FileFault>>;
  /** Puts it in its place, once the disk has it. */
  commit(): Promise<Result<null, FileFault>>;
  /** Takes it away. */
  discard(): Promise<void>;
}

/** A file of a folder that is written as a whole. */
export interface FolderFile {
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A thing that lies in a folder; a link is `other`, wherever it leads. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** What a command knows of the machine; a test hands in its own. Paths are whole ones. */
export interface CliEnv {
  readonly cwd: string;
  /** Variables of the environment. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Waits until all text has gone out; what kept it from going. */
  flush(): Promise<FileFault | null>;
  /** @param most bytes that are taken at most, any number without it */
  readFile(path: string, most?: number): Promise<Result<Uint8Array, FileFault>>;
  /** What comes in from a pipe. */
  readInput(most: number): Promise<Result<Uint8Array, FileFault>>;
  /** How many things lie in a folder; null when nothing is there. What is no folder counts as one. */
  entries(path: string): Promise<Result<number | null, FileFault>>;
  /** What lies in a folder, hidden things too, in no order. */
  list(path: string): Promise<Result<readonly FolderEntry[], FileFault>>;
  /** Where a path leads, links followed as far as it exists. */
  realPath(path: string): Promise<string>;
  /**
   * Begins to write a file; its folder is made.
   *
   * @param keep so many bytes of the old file come first, all of them for Infinity
   */
  draft(path: string, keep: number): Promise<Result<Draft, FileFault>>;
  /**
   * Writes a folder that is empty or not there: all of it or nothing.
   *
   * @param replaces it takes the place of the one that is there, with all that lies in that
   */
  writeFolder(
    path: string,
    files: readonly FolderFile[],
    replaces?: boolean,
  ): Promise<Result<null, FileFault>>;
  /** Milliseconds, rising. */
  now(): number;
  /** Wall clock, milliseconds since 1970. */
  date(): number;
  /** An unpredictable 32-bit integer, for ids. */
  entropy(): number;
  /** Lets timers, input and signals in. */
  yieldToHost(): Promise<void>;
  readonly makeFunction: MakeFunction;
  /** Threads that a process can be spread over. */
  startWorkers(own: OwnPart | null): WorkerFactory;
  /** A thread that runs trials of a model. */
  startTrials(setup: TrialSetup, listener: TrialListener): TrialWorker;
  /** Calls back again and again until it is told to stop. */
  every(milliseconds: number, job: () => void): () => void;
  /** How questions reach a Ray. */
  readonly rayNetwork: RayNetwork;
  /** Processor cores that there are. */
  readonly cores: number;
  /** Columns of the terminal that standard error is shown on; null: it goes elsewhere. */
  readonly columns: number | null;
  /** Serves the editor with a bridge to Ray; or the system's code of why that does not go. */
  serveEditor(what: WhatToServe): Promise<Result<ServedEditor, string>>;
  /** First names of modules that Python has from packages which the build brought. */
  pythonPackages(): ReadonlySet<string>;
  /** A prepared Python that reads and writes the working directory and these folders. */
  startPython(folders: readonly string[]): Promise<Interpreter>;
  /**
   * Calls back once when the person asks to stop (Ctrl+C); returns how to stop listening.
   *
   * @param isAlsoTerminated a polite end from outside (SIGTERM) is one too
   */
  onInterrupt(stop: () => void, isAlsoTerminated?: boolean): () => void;
}

/** Exit codes: done; the run failed; the model or the command is not valid. */
export const EXIT = { ok: 0, failed: 1, invalid: 2 } as const;

/** Writes a whole file; the old one stays until the new one is complete. */
export async function writeWhole(
  path: string,
  bytes: Uint8Array,
  env: Pick<CliEnv, 'draft'>,
): Promise<Result<null, FileFault>> {
  const draft = await env.draft(path, 0);
  if (!draft.ok) return draft;
  const written = await draft.value.append(bytes);
  return written.ok ? draft.value.commit() : written;
}
