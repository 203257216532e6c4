/**
 * Why a question to Ray was in vain:
 *
 * - `refused`: nobody listens at the address
 * - `unreachable`: the address leads nowhere
 * - `not-ray`: something else than Ray's dashboard answers
 * - `cut`: the connection broke off
 * - `late`: no answer in time
 * - `forbidden`: Ray asks for a token, or for another one
 * - `unknown-job`: Ray has no such job
 * - `rejected`: Ray says no, in its own words
 * - `oversized`: an answer, or what was to be sent, is larger than it may be
 * - `unreadable`: an answer is not what Ray's answers look like
 */
type RayFaultKind =
  | 'refused'
  | 'unreachable'
  | 'not-ray'
  | 'cut'
  | 'late'
  | 'forbidden'
  | 'unknown-job'
  | 'rejected'
  | 'oversized'
  | 'unreadable';

export interface RayFault {
  readonly kind: RayFaultKind;
  /** For a person: what happened, and what to do. */
  readonly message: string;
}
