import type { ComponentSpec } from '../model/index.ts';
import { sizeText } from '../base/sizeText.ts';
import type { Amounts, RayNode } from './RayNode.ts';

/** What one component asks for; it has to be on one machine. */
export interface Need {
  readonly component: string;
  readonly amounts: Amounts;
}

/** What plugboard asks Ray for where a component says nothing. */
const USUAL: Amounts = { CPU: 0.001 };

/** What the components of a model ask a cluster for. */
export function needsOf(components: readonly ComponentSpec[]): readonly Need[] {
  return components.map(({ args: { name, resources } }) => {
    if (resources === null) return { component: name, amounts: USUAL };
    const { cpu, gpu, memory, resources: own } = resources;
    const all = Object.entries({ CPU: cpu, GPU: gpu, memory, ...own });
    return { component: name, amounts: Object.fromEntries(all.filter(([, amount]) => amount > 0)) };
  });
}

/** What all of a model's components need together, as one trial of a study in one process does. */
export function needOfTrial(needs: readonly Need[]): Need {
  const sum: Record<string, number> = { CPU: 1 };
  for (const { amounts } of needs) {
    for (const [name, amount] of Object.entries(amounts)) sum[name] = (sum[name] ?? 0) + amount;
  }
  return { component: 'a trial', amounts: sum };
}

/**
 * What a cluster has not: components that fit on none of its machines, and what all of them together ask
 * for more than there is. Each is a sentence; none: the model can run there, maybe after others.
 */
export function unplaced(needs: readonly Need[], nodes: readonly RayNode[]): readonly string[] {
  const alone = needs.flatMap(({ component, amounts }) => {
    const fits = nodes.some(({ total }) => lacking(amounts, total).length === 0);
    if (fits) return [];
    const best = nodes
      .map(({ total }) => lacking(amounts, total))
      .toSorted((a, b) => a.length - b.length)[0];
    const names = best ?? Object.keys(amounts);
    const most = (name: string) => Math.max(0, ...nodes.map(({ total }) => total[name] ?? 0));
    return names.map((name) => {
      const there = most(name);
      const has =
        there === 0
          ? 'no machine of the cluster has any'
          : `a machine has ${amountText(name, there)} at most`;
      return `${component} asks for ${amountText(name, amounts[name] ?? 0)}, and ${has}.`;
    });
  });
  return alone.length > 0 ? alone : together(needs, nodes);
}

function together(needs: readonly Need[], nodes: readonly RayNode[]): readonly string[] {
  const names = new Set(needs.flatMap(({ amounts }) => Object.keys(amounts)));
  return [...names].flatMap((name) => {
    const asked = needs.reduce((sum, { amounts }) => sum + (amounts[name] ?? 0), 0);
    const there = nodes.reduce((sum, { total }) => sum + (total[name] ?? 0), 0);
    return asked <= there * (1 + 1e-9)
      ? []
      : [
          `The components together ask for ${amountText(name, asked)}, and the cluster has ${amountText(name, there)}.`,
        ];
  });
}

const lacking = (amounts: Amounts, total: Amounts): readonly string[] =>
  Object.keys(amounts).filter((name) => (amounts[name] ?? 0) > (total[name] ?? 0) * (1 + 1e-9));

function amountText(name: string, amount: number): string {
  return name === 'memory'
    ? `${sizeText(amount)} of memory`
    : `${Number(amount.toPrecision(6))} ${name}`;
}
