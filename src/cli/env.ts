import type { MakeFunction, Workers } from '../engine/index.ts';

/** What a command knows of the machine; a test hands in its own. */
export interface CliEnv {
  readonly cwd: string;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Bytes of a file, null when it is not there or cannot be read. */
  readFile(path: string): Promise<Uint8Array | null>;
  /** How many things lie in a folder; null when nothing is there. What is no folder counts as one. */
  entries(path: string): Promise<number | null>;
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  appendFile(path: string, bytes: Uint8Array): Promise<void>;
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
  startWorkers(): Workers;
  /** Calls back once when the person asks to stop (Ctrl+C); returns how to stop listening. */
  onInterrupt(stop: () => void): () => void;
}

/** Exit codes: done; the run failed; the model or the command is not valid. */
export const EXIT = { ok: 0, failed: 1, invalid: 2 } as const;
