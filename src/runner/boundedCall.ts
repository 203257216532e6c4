import type { RunFailure } from '../model/run/index.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { readRunReply } from './protocol/index.ts';
import type { RunClock } from './clock.ts';

/** What became of a question to the worker: its answer (unread, so unknown), or none in time. */
export type Answer =
  { readonly kind: 'answered'; readonly value: unknown } | { readonly kind: 'silent' };

const SILENT: Answer = { kind: 'silent' };

/**
 * Asks and waits at most so long. A promise of the worker may stay open for ever (nothing tells when a
 * worker is gone), and an answer that is an exception counts as none.
 *
 * @param milliseconds null: `gone` alone ends the waiting
 * @param gone settles when the worker was ended, which ends the waiting too; null: only time does. (A promise
 *   that never settles would hold all that was ever asked.)
 */
export function ask(
  question: () => Promise<unknown>,
  milliseconds: number | null,
  clock: RunClock,
  gone: Promise<void> | null,
): Promise<Answer> {
  return new Promise((resolve) => {
    const cancel =
      milliseconds === null ? () => {} : clock.setTimer(() => resolve(SILENT), milliseconds);
    const settle = (answer: Answer) => {
      cancel();
      resolve(answer);
    };
    question().then(
      (value) => settle({ kind: 'answered', value }),
      () => settle(SILENT),
    );
    void gone?.then(() => settle(SILENT));
  });
}

export function runProblem(code: string, message: string): RunFailure {
  return { code, component: null, step: null, message };
}

const UNANSWERED = runProblem('RUN_NO_ANSWER', 'The run did not answer.');

/** The answer to a control call, read. */
export function readAnswer(answer: Answer): Result<void, RunFailure> {
  if (answer.kind === 'silent') return fail(UNANSWERED);
  const reply = readRunReply(answer.value);
  if (reply === undefined) return fail(UNANSWERED);
  return reply.ok ? ok(undefined) : reply;
}
