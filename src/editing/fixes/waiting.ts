import type { Endpoint } from '../../model/endpoint.ts';
import type { FixContext } from './Fix.ts';

/** Whether an input has values to begin with, so that no loop waits at it. */
function isStarted({ spec }: FixContext, { component, field }: Endpoint): boolean {
  const found = spec.plugboard.process.args.components.find(({ args }) => args.name === component);
  const all = found?.args.initial_values ?? {};
  const values = Object.hasOwn(all, field) ? all[field] : null;
  return Array.isArray(values) && values.length > 0;
}

/** Whether a connector between two fields would close a loop in which everybody waits. */
export function closesLoop(context: FixContext, from: Endpoint, to: Endpoint): boolean {
  if (isStarted(context, to)) return false;
  const next = new Map<string, Set<string>>();
  for (const { source, target } of context.spec.plugboard.process.args.connectors) {
    if (isStarted(context, { component: target.entity, field: target.descriptor })) continue;
    const targets = next.get(source.entity) ?? new Set();
    next.set(source.entity, targets.add(target.entity));
  }
  const seen = new Set([to.component]);
  for (const name of seen) {
    if (name === from.component) return true;
    for (const target of next.get(name) ?? []) seen.add(target);
  }
  return false;
}
