import type { Heat, RunProfile } from '../../../stores/api.ts';
import { duration, percent } from '../../../base/amounts.ts';

/** What is drawn on one node. */
export interface NodeHeat {
  /** How hot, 0 to 1, against the hottest; or the number of the worker, from 0. */
  readonly level: number;
  readonly text: string;
}

/**
 * What the profile says of nodes, by their ids: the share of all work and the time of a step, or the
 * workers. A node that stands for several components shows them together.
 *
 * @param componentsOf the components that a node stands for
 */
export function heatOf(
  { components }: RunProfile,
  kind: Exclude<Heat, 'off'>,
  nodes: readonly string[],
  componentsOf: (node: string) => readonly string[],
): ReadonlyMap<string, NodeHeat> {
  const byName = new Map(components.map((one) => [one.name, one]));
  const of = new Map(
    nodes.map((node) => [node, componentsOf(node).flatMap((name) => byName.get(name) ?? [])]),
  );
  const known = [...of].filter(([, members]) => members.length > 0);
  if (kind === 'workers') {
    return new Map(
      known.map(([node, members]) => {
        const numbers = [...new Set(members.map(({ worker }) => worker))].toSorted((a, b) => a - b);
        const names = numbers.map((number) => number + 1).join(', ');
        const text = numbers.length === 1 ? `Worker ${names}` : `Workers ${names}`;
        return [node, { level: numbers[0] ?? 0, text }];
      }),
    );
  }
  const all = components.reduce((sum, { time }) => sum + time, 0);
  const timeOf = (members: (typeof known)[number][1]) =>
    members.reduce((sum, { time }) => sum + time, 0);
  const hottest = Math.max(0, ...known.map(([, members]) => timeOf(members)));
  if (hottest === 0) return new Map();
  return new Map(
    known.map(([node, members]) => {
      const time = timeOf(members);
      const [only] = members;
      const isOne = members.length === 1 && only !== undefined && only.steps > 0;
      const step = isOne ? ` · ${duration(time / only.steps)}` : '';
      return [node, { level: time / hottest, text: `${percent(time / all)}${step}` }];
    }),
  );
}
