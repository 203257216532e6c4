import type { Result } from '../../base/result.ts';
import type { RayClient } from '../../ray/index.ts';

/** A cluster that can be asked. */
export interface Cluster {
  readonly client: RayClient;
  /** In hexadecimal digits. */
  readonly sha256: (bytes: Uint8Array) => Promise<string>;
  /** An unpredictable 32-bit integer. */
  readonly entropy: () => number;
}

/** The bridge to a cluster that a page may have come with. */
export interface RayDoor {
  /** Whether the page was given the key to one. */
  hasKey(): boolean;
  /** Hears from now on when it is given another key. */
  onKey(listener: () => void): void;
  /** Which cluster it leads to; or why none, for a person. */
  connect(): Promise<Result<Cluster, string>>;
}
