/**
 * Steps of a model: in one, every component steps once (rule PROC-2). So it has as many as the component that
 * has made most of them, the step in which it closed included.
 */
export function modelSteps(components: readonly { readonly steps: number }[]): number {
  return components.reduce((most, { steps }) => Math.max(most, steps), 0);
}
