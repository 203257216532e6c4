/** How a run on Ray stands, as far as this page knows. */
export interface RayStanding {
  readonly stage: RayStage;
  /** What stands in its way, for a person. */
  readonly note: string | null;
}

/** `away`: nothing is known of it for now. */
export type RayStage = 'sending' | 'waiting' | 'running' | 'stopping' | 'fetching' | 'away';

/** What there is to say of the cluster before a model is sent there. */
export type RayView =
  | { readonly kind: 'no-bridge' }
  | { readonly kind: 'fault'; readonly message: string }
  | {
      readonly kind: 'ready';
      /** Its address and version. */
      readonly address: string;
      readonly version: string;
      readonly machines: number;
      /** Of all machines together: `2 CPU`, `10.1 GB of memory`. */
      readonly has: readonly string[];
      /** What the model asks for and the cluster has not, a sentence for each component. */
      readonly missing: readonly string[];
    };
