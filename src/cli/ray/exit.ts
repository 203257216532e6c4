import type { FollowFault, ResultFault } from '../../ray/index.ts';
import { EXIT } from '../env.ts';

/** Exit codes of the commands that talk to Ray, beside those that all have (see `EXIT`). */
export const RAY_EXIT = {
  /** The job failed: the model, or what Ray made ready for it. */
  jobFailed: 3,
  /** Nobody listens at the address. */
  refused: 4,
  /** At the address is no Ray, or there is no such address. */
  notRay: 5,
  /** The connection broke off, or no answer came in time. */
  cut: 6,
  /** The cluster has not what the model asks for. */
  unplaced: 7,
  /** Somebody stopped the job. */
  stopped: 8,
  /** Ray says no: for want of a token, or in its own words. */
  rejected: 9,
  /** Ctrl+C: the job goes on. */
  left: 130,
} as const;

/** The exit code of a fault. */
export function exitOf({ kind }: FollowFault | ResultFault): number {
  switch (kind) {
    case 'refused':
      return RAY_EXIT.refused;
    case 'unreachable':
    case 'not-ray':
      return RAY_EXIT.notRay;
    case 'cut':
    case 'late':
      return RAY_EXIT.cut;
    case 'unplaced':
      return RAY_EXIT.unplaced;
    case 'forbidden':
    case 'rejected':
    case 'oversized':
    case 'unreadable':
      return RAY_EXIT.rejected;
    case 'unknown-job':
      return EXIT.invalid;
    case 'nothing-kept':
    case 'damaged':
      return EXIT.failed;
    case 'left':
      return RAY_EXIT.left;
  }
}
