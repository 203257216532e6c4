import { type Edge, waitingCycles } from '../model/index.ts';
import type { Connector } from './channels/connector.ts';
import { detailsOf, type Component } from './component/component.ts';
import { safeType } from './component/event.ts';

const quoted = (names: readonly string[]) =>
  names
    .toSorted()
    .map((name) => `'${name}'`)
    .join(', ');

function connectorMessages(
  components: ReadonlyMap<string, Component>,
  connectors: readonly Connector[],
): string[] {
  return connectors.flatMap(({ id, spec: { source, target } }) => {
    const from = components.get(source.entity);
    const to = components.get(target.entity);
    const messages: string[] = [];
    if (from === undefined)
      messages.push(`Connector '${id}' comes from an unknown component '${source.entity}'`);
    else if (!from.io.outputs.includes(source.descriptor))
      messages.push(`Unrecognised output field ${source.descriptor}. (connector '${id}')`);
    if (to === undefined)
      messages.push(`Connector '${id}' leads to an unknown component '${target.entity}'`);
    else if (!to.io.inputs.includes(target.descriptor))
      messages.push(`Unrecognised input field ${target.descriptor}. (connector '${id}')`);
    return messages;
  });
}

function inputMessages(
  components: ReadonlyMap<string, Component>,
  connectors: readonly Connector[],
): string[] {
  const fed = new Set(
    connectors.map(({ spec: { target } }) => `${target.entity}.${target.descriptor}`),
  );
  return [...components].flatMap(([name, component]) => {
    const { inputs, handlers } = detailsOf(component).declared;
    const filled = new Set([...handlers.values()].flatMap(({ populates }) => populates));
    const open = inputs.filter((field) => !fed.has(`${name}.${field}`) && !filled.has(field));
    return open.length === 0
      ? []
      : [`Component '${name}' has unconnected inputs: [${quoted(open)}]`];
  });
}

function eventMessages(components: ReadonlyMap<string, Component>): string[] {
  const all = [...components].map(([name, c]) => [name, detailsOf(c).declared] as const);
  const produced = new Set(all.flatMap(([, { outputEvents }]) => outputEvents));
  return all.flatMap(([name, { inputEvents }]) => {
    const missing = inputEvents.filter((type) => !produced.has(type)).map(safeType);
    if (missing.length === 0) return [];
    return [`Component '${name}' has input events with no producer: [${quoted(missing)}]`];
  });
}

function cycleMessages(
  components: ReadonlyMap<string, Component>,
  connectors: readonly Connector[],
): string[] {
  const edges: Edge[] = connectors.flatMap(({ spec: { source, target } }) => {
    const to = components.get(target.entity);
    if (to === undefined || !components.has(source.entity)) return [];
    const values = detailsOf(to).initialValues;
    const free =
      Object.hasOwn(values, target.descriptor) && (values[target.descriptor]?.length ?? 0) > 0;
    return [{ from: source.entity, to: target.entity, free }];
  });
  return waitingCycles(edges).map(
    (cycle) =>
      `Circular connection detected without initial values: ${[...cycle, cycle[0]].join(' -> ')}. Set initial_values on a component input within the loop to resolve.`,
  );
}

/**
 * Everything that would keep components so connected from running to an end, in plugboard's words and
 * order; and connectors that lead nowhere, which plugboard lets hang. Empty when all is well.
 */
export function validate(
  components: ReadonlyMap<string, Component>,
  connectors: readonly Connector[],
): string[] {
  return [
    ...connectorMessages(components, connectors),
    ...inputMessages(components, connectors),
    ...eventMessages(components),
    ...cycleMessages(components, connectors),
  ];
}
