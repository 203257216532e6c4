/**
 * How often a model test runs. The tests of every change take the same sequences each time, so that none
 * fails by luck; `PATCHBAY_MODEL_RUNS=5000` looks for orders that nobody has seen yet.
 *
 * @param usual as many are run otherwise
 */
export function modelRuns(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const asked = process.env['PATCHBAY_MODEL_RUNS'];
  return asked === undefined ? { numRuns: usual, seed: 1 } : { numRuns: Number(asked) };
}
