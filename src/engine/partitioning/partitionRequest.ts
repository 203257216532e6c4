/** A component as the plan sees it. */
export interface Load {
  readonly name: string;
  /** What it costs to have, in any unit: its share of a processor, or the time that its steps took. */
  readonly weight: number;
}

/** A connector as the plan sees it. */
export interface Link {
  readonly from: string;
  readonly to: string;
  /** What it costs each of its ends, in the unit of the weights, when they are in different workers. */
  readonly cost: number;
}

/** What a plan is made from. */
export interface PartitionRequest {
  /** In the order of the model. */
  readonly loads: readonly Load[];
  readonly links: readonly Link[];
  /** At most; those that were chosen by hand count. */
  readonly workers: number;
  /** Components whose worker was chosen by hand. */
  readonly pins?: ReadonlyMap<string, number>;
}
