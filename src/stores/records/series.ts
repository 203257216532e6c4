/** One recorded field. The columns are outside React: read `length` and `values` when `version` rises. */
export interface Series {
  readonly field: string;
  /** Raised each time values arrive. */
  readonly version: number;
  readonly length: number;
  /** Numbers (true as 1); NaN where the value is no number. First `length` entries count. */
  readonly values: Float64Array;
  /** The values as they came, when they are not all numbers; else null. */
  readonly other: readonly unknown[] | null;
  /** Index in the run of the first value: above 0 when the field was watched later. Absent: 0. */
  readonly first?: number;
  /**
   * Steps of the run between two neighbouring values. Above 1 once a long series was thinned: of
   * each `2 * stride` steps their smallest and largest value are kept, in order. Absent: 1.
   */
  readonly stride?: number;
  /** The same object as long as the entries up to `length` stay as they are; absent: `values` says it. */
  readonly source?: object;
}
