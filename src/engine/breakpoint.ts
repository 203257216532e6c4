/** How a value is compared; `any` stops at every value. */
export type Comparison = '<' | '<=' | '==' | '!=' | '>=' | '>' | 'any';

/** Holds the run when an output has such a value. */
export interface Breakpoint {
  /** `component.field`, an output. */
  readonly field: string;
  readonly comparison: Comparison;
  /** What the field is compared with: a number, a text, true or false. */
  readonly value?: unknown;
}

/** A breakpoint that was met: the run is held behind this step. */
export interface BreakpointHit {
  readonly breakpoint: Breakpoint;
  readonly value: unknown;
  /** Number of the component's step, from 1. */
  readonly step: number;
}

/** Whether a value meets a breakpoint. Only numbers, and true and false as 1 and 0, are more or less. */
export function meets({ comparison, value: limit }: Breakpoint, value: unknown): boolean {
  if (comparison === 'any') return true;
  if (comparison === '==') return value === limit;
  if (comparison === '!=') return value !== limit;
  const isOrdered = (side: unknown) => typeof side === 'number' || typeof side === 'boolean';
  if (!isOrdered(value) || !isOrdered(limit)) return false;
  const [a, b] = [Number(value), Number(limit)];
  switch (comparison) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    case '>':
      return a > b;
  }
}
