import type { Graph } from './graph.ts';

/** Components and connectors that stand on the page as elements. */
export interface Present {
  readonly components: ReadonlySet<string>;
  readonly connectors: ReadonlySet<string>;
}

export const NOBODY: Present = { components: new Set(), connectors: new Set() };

/** Above this an element for each costs more than it gives; what is far or small is drawn instead. */
const COMPONENTS = 80;
const WIRES = 160;
const PORTS = 1_000;

/** Whether a graph is so large that only what is near and readable gets elements. */
export function isCrowd({ components, wires }: Graph): boolean {
  if (components.length > COMPONENTS || wires.length > WIRES) return true;
  const ports = components.reduce(
    (sum, { inputs, outputs }) => sum + inputs.length + outputs.length,
    0,
  );
  return ports > PORTS;
}
