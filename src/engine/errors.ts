import type { RunFailure } from '../model/run/index.ts';

/*
 * Errors of a run, with the names that plugboard gives them. `code` stays when words change. A component's
 * own exception stays what it is; a process rejects with a `ProcessError` that holds all of them.
 */

/** Any error of the framework itself. */
export class EngineError extends Error {
  readonly code: string = 'ENGINE';
}

export class NotInitialisedError extends EngineError {
  override readonly name = 'NotInitialisedError';
  override readonly code = 'NOT_INITIALISED';
}

/** The model is not valid; the message lists everything, a line each. */
export class ValidationError extends EngineError {
  override readonly name = 'ValidationError';
  override readonly code = 'VALIDATION';
}

/** Reading or writing on an io that was closed. */
export class IOStreamClosedError extends EngineError {
  override readonly name = 'IOStreamClosedError';
  override readonly code = 'IO_CLOSED';
}

/** Fields, events or initial values that do not fit the component. */
export class IOSetupError extends EngineError {
  override readonly name = 'IOSetupError';
  override readonly code = 'IO_SETUP';
}

/** An event came for which the component has no handler. */
export class UnrecognisedEventError extends EngineError {
  override readonly name = 'UnrecognisedEventError';
  override readonly code = 'UNRECOGNISED_EVENT';
}

/** The process is in a status in which it cannot do what was asked. */
export class ProcessStatusError extends EngineError {
  override readonly name = 'ProcessStatusError';
  override readonly code = 'PROCESS_STATUS';
}

/** Components wait for each other for ever. */
export class DeadlockError extends EngineError {
  override readonly name = 'DeadlockError';
  override readonly code = 'DEADLOCK';
}

/** Something asked for that is not there. */
export class NotFoundError extends EngineError {
  override readonly name = 'NotFoundError';
  override readonly code = 'NOT_FOUND';
}

/** Thrown by a class's own `save`: what of a component cannot be saved, in a whole sentence. */
export class NotSaved extends Error {}

/** Raised by a component whose constraint is not kept. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError';
  readonly code = 'CONSTRAINT';
  /** What a tuner should take as the objective; null: the worst. */
  readonly objectiveValue: number | null;

  constructor(message: string, objectiveValue: number | null = null) {
    super(message);
    this.objectiveValue = objectiveValue;
  }
}

/** What `run()` and `step()` reject with: the first failure and those of the same moment. */
export class ProcessError extends AggregateError {
  override readonly name = 'ProcessError';
  readonly failure: RunFailure;

  constructor(errors: readonly unknown[], failure: RunFailure) {
    super(errors, failure.message);
    this.failure = failure;
  }
}

function codeOf(error: unknown): string {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : 'COMPONENT_ERROR';
}

/** What a class may say of errors that its code throws. */
interface Telling {
  readonly tellError?: (error: unknown) => string | null;
}

/**
 * Anything that was thrown, as plain data. Never throws, whatever came.
 *
 * @param thrower the class of the component that threw it
 */
export function toFailure(
  error: unknown,
  component: string | null,
  step: number | null,
  thrower: Telling = {},
): RunFailure {
  try {
    const plain = error instanceof Error ? error.message || error.name : String(error);
    const message = thrower.tellError?.(error) ?? plain;
    return { code: codeOf(error), component, step, message };
  } catch {
    return { code: 'COMPONENT_ERROR', component, step, message: 'An error that cannot be shown.' };
  }
}
