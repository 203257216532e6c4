import type { RayView } from './rayView.ts';

export interface RayVerbs {
  /** Asks the cluster what it is and has, for the open document. */
  lookAtRay(): Promise<RayView>;
  /**
   * Sends the open document to run on the cluster, where it goes on whatever becomes of this page.
   *
   * @param install what it needs is installed there first
   * @returns why it was not sent, for a person; empty: it was
   */
  runOnRay(install: boolean): Promise<readonly string[]>;
  /** Stops a run there, by the id of its record. */
  stopOnRay(id: string): Promise<void>;
}
