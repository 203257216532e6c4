import type { Ports, Problem } from '../model/index.ts';
import { eventPort, type PortFaults } from './graph.ts';

/** Messages by the port that they are about, `component.field`. */
export function messagesByPort(problems: readonly Problem[]): ReadonlyMap<string, string> {
  const messages = new Map<string, string>();
  for (const { message, ports = [] } of problems) {
    for (const port of ports) {
      const before = messages.get(port);
      messages.set(port, before === undefined ? message : `${before}\n${message}`);
    }
  }
  return messages;
}

/** The messages at a component's ports; undefined when all of them are well. */
export function portFaults(
  name: string,
  ports: Ports,
  messages: ReadonlyMap<string, string>,
  produced: ReadonlySet<string>,
): PortFaults | undefined {
  const at = (fields: readonly string[]) =>
    fields.flatMap((field) => {
      const message = messages.get(`${name}.${field}`);
      return message === undefined ? [] : [[field, message] as const];
    });
  const waiting = ports.inputEvents
    .filter((event) => !produced.has(event))
    .map((event) => [eventPort(event), `No component sends ${event}.`] as const);
  const inputs = [...at(ports.inputs), ...waiting];
  const outputs = at(ports.outputs);
  if (inputs.length + outputs.length === 0) return undefined;
  return { inputs: Object.fromEntries(inputs), outputs: Object.fromEntries(outputs) };
}
