import type { KnownCost } from '../../model/run/index.ts';
import type { Connector } from '../channels/connector.ts';
import type { Load, Link } from '../partitioning/partitionRequest.ts';

/** What a value costs either end when it passes between two workers, milliseconds. */
const VALUE_MS = 0.000_5;
/** The same for each byte of a large one: it is copied once, and handed over. */
const BYTE_MS = 1 / 2_000_000;

/** What was measured, as the plan wants it: loads, and what connectors would cost between workers. */
export function measuredWork(
  units: readonly KnownCost[],
  connectors: Iterable<Connector>,
): { readonly loads: readonly Load[]; readonly links: readonly Link[] } {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const links = [...connectors].map(({ spec: { source, target } }): Link => {
    const { sent = 0, bytes = 0 } = byName.get(source.entity) ?? {};
    const cost = sent * (VALUE_MS + bytes * BYTE_MS);
    return { from: source.entity, to: target.entity, cost };
  });
  return { loads: units.map(({ name, own }): Load => ({ name, weight: own })), links };
}
