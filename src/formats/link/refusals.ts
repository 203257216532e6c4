import { shownCharacter } from '../../base/characters/characters.ts';
import '../../base/characters/named.ts';
import { fail } from '../../base/result.ts';
import type { Problem, ProblemCode } from '../../model/index.ts';
import { problemAt } from '../../model/problemAt.ts';

type Failure = { readonly ok: false; readonly error: readonly Problem[] };

/** Why a link is not opened. */
export function refuse(code: ProblemCode, message: string): Failure {
  return fail([problemAt(code, message)]);
}

/** @param intruder a sign that no link has */
export function damaged(intruder = ''): Failure {
  const what =
    intruder === ''
      ? 'part of it is missing or was changed on the way'
      : `${shownCharacter(intruder)} stands in the middle of it, where no link has one`;
  return refuse('LINK_DATA', `The link is damaged: ${what}.`);
}

export const tooLarge = (): Failure =>
  refuse('LINK_TOO_LARGE', 'The link holds more than Patchbay opens.');
