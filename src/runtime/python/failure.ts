import { isObject, textsIn } from '../../base/json.ts';
import type { BridgeModules } from './bridgeModules.ts';

/** An exception of an author's Python, with the lines of the author's own files. */
export class PythonError extends Error {
  readonly code: string;
  /** Value for a tuner, where a constraint gave one. */
  readonly objectiveValue: number | null;

  constructor(type: string, message: string, trace: readonly string[], objective: number | null) {
    super([message === '' ? type : `${type}: ${message}`, ...trace].join('\n'));
    this.name = type;
    this.code = type === 'ConstraintError' ? 'CONSTRAINT' : 'COMPONENT_ERROR';
    this.objectiveValue = objective;
  }
}

/** What Python tells of an exception. */
export interface PythonFailure {
  readonly error: PythonError;
  /** The author's file and line, where it has one. */
  readonly file: string | null;
  readonly line: number | null;
  /** The module that is missing, for a failed import. */
  readonly module: string | null;
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const number = (value: unknown) => (typeof value === 'number' ? value : null);

/** Reads what `_patchbay.failures` tells of an exception. */
export function readFailure(value: unknown): PythonFailure {
  const told = isObject(value) ? value : {};
  const { type, message, trace, file, line, module, objective } = told;
  const lines = textsIn(trace);
  return {
    error: new PythonError(text(type) ?? 'Error', text(message) ?? '', lines, number(objective)),
    file: text(file),
    line: number(line),
    module: text(module),
  };
}

/** The exception that a call just ended with. */
export function lastFailure({ failures }: BridgeModules): PythonError {
  return readFailure(JSON.parse(failures.take())).error;
}

/**
 * An error that a call into the interpreter threw itself: Python has ended there, by a crash or by leaving, and
 * takes no more calls. What Python raises is told by `lastFailure`.
 */
export function pythonEnded(error: unknown): Error {
  const why = (error instanceof Error ? error.message : String(error)).replace(/[.!]+$/u, '');
  return new Error(`Python itself has ended: ${why}. The next run begins with another one.`);
}
