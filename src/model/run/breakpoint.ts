/** How a value is compared; `any` holds the run at every value. */
export const COMPARISONS = ['<', '<=', '==', '!=', '>=', '>', 'any'] as const;

export type Comparison = (typeof COMPARISONS)[number];

/** Holds the run behind the step in which an output has such a value. */
export interface Breakpoint {
  /** `component.field`, an output. */
  readonly field: string;
  readonly comparison: Comparison;
  /** What the field is compared with; null, or left out, with `any`. */
  readonly value?: number | string | boolean | null;
}

/** A breakpoint that was met: the run is held behind this step. */
export interface BreakpointHit {
  readonly breakpoint: Breakpoint;
  readonly value: unknown;
  /** Number of the component's step, from 1. */
  readonly step: number;
}
