import type { RunFailure } from '../../model/run/index.ts';
import { isObject } from '../../base/json.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { own, readRunProblem } from './fields.ts';

/**
 * Reads the answer to a control call. What does not have the shape of an answer is `undefined`.
 *
 * @param readError reads the error of a refusal
 */
export function readReply<E>(
  value: unknown,
  readError: (error: unknown) => E | undefined,
): Result<null, E> | undefined {
  if (!isObject(value)) return undefined;
  if (own(value, 'ok') === true) return ok(null);
  if (own(value, 'ok') !== false) return undefined;
  const error = readError(own(value, 'error'));
  return error === undefined ? undefined : fail(error);
}

export function readRunReply(value: unknown): Result<null, RunFailure> | undefined {
  return readReply(value, readRunProblem);
}
