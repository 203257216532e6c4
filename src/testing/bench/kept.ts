let kept = 0;

/** Holds a result where the compiler cannot prove that nobody looks at it. */
export function keep(value: number): number {
  kept += value;
  return kept;
}
