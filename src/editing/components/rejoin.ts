import type { Json, JsonObject } from '../../base/json.ts';
import type { Catalogue, Ports } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import { allPorts, connectorId } from '../../model/ports.ts';
import type { ConnectorSpec } from '../../model/spec.ts';
import { setInitialValues } from '../arguments/arguments.ts';
import { ARGS, rawConnectors, withValue } from '../../model/raw.ts';
import { removeSelection } from './remove.ts';

/** The input that stands for an output: of the same name, else in the same place, else the first. */
function partnerOf(
  output: string,
  inputs: readonly string[],
  outputs: readonly string[],
): string | undefined {
  return inputs.find((field) => field === output) ?? inputs[outputs.indexOf(output)] ?? inputs[0];
}

/** Fields in the order of the ports; those that are no port come last. */
function inOrder(fields: Iterable<string>, ports: readonly string[]): string[] {
  const place = (field: string) => {
    const at = ports.indexOf(field);
    return at < 0 ? ports.length : at;
  };
  return [...new Set(fields)].toSorted((a, b) => place(a) - place(b));
}

type Values = Readonly<Record<string, unknown>> | undefined;

function initialOf(values: Values, field: string): readonly Json[] | null {
  const list = values !== undefined && Object.hasOwn(values, field) ? values[field] : undefined;
  return Array.isArray(list) && list.length > 0 ? (list as readonly Json[]) : null;
}

/** For each connected output of a component the input that stands for it. */
function partners(
  component: string,
  ports: Ports,
  connectors: readonly ConnectorSpec[],
): ReadonlyMap<string, string | undefined> {
  const others = connectors.filter(({ source, target }) => source.entity !== target.entity);
  const inputs = inOrder(
    others.filter((w) => w.target.entity === component).map((w) => w.target.descriptor),
    ports.inputs,
  );
  const outputs = inOrder(
    others.filter((w) => w.source.entity === component).map((w) => w.source.descriptor),
    ports.outputs,
  );
  return new Map(outputs.map((output) => [output, partnerOf(output, inputs, outputs)]));
}

function rejoined(
  document: PatchbayDocument,
  catalogue: Catalogue,
  component: string,
): PatchbayDocument {
  const spec = specOf(document);
  const { connectors, components } = spec.plugboard.process.args;
  const ports = allPorts(spec, catalogue).get(component);
  // What is switched off has no wires in the model to join.
  if (ports === undefined) {
    return removeSelection(document, { components: [component], connectors: [] });
  }
  const partner = partners(component, ports, connectors);
  const initial = (name: string): Values =>
    components.find(({ args }) => args.name === name)?.args.initial_values;
  const ids = new Set(connectors.map(connectorId));
  const raw = rawConnectors(document);
  let starting = document;

  /** What takes the place of a connector that leaves the component. */
  const joints = (wire: ConnectorSpec, written: JsonObject): JsonObject[] => {
    const { entity, descriptor } = wire.target;
    const input = partner.get(wire.source.descriptor);
    if (input === undefined) return [];
    const made = connectors.flatMap(({ source, target }): JsonObject[] => {
      if (target.entity !== component || target.descriptor !== input) return [];
      const id = connectorId({ source, target: wire.target });
      if (source.entity === component || ids.has(id)) return [];
      ids.add(id);
      return [{ ...written, source: `${source.entity}.${source.descriptor}` }];
    });
    // A loop that started with the values of this input would wait for itself without them.
    const values = initialOf(initial(component), input);
    if (made.length > 0 && values !== null && initialOf(initial(entity), descriptor) === null) {
      starting = setInitialValues(starting, entity, descriptor, values);
    }
    return made;
  };
  const next = connectors.flatMap((wire, at): JsonObject[] => {
    const written = raw[at];
    if (written === undefined) return [];
    const leaves = wire.source.entity === component && wire.target.entity !== component;
    return leaves ? joints(wire, written) : [written];
  });
  return removeSelection(withValue(starting, [...ARGS, 'connectors'], next), {
    components: [component],
    connectors: [],
  });
}

/**
 * Takes components away and joins what came in to what went out: by the same field name, else by the
 * order of the ports; outputs beyond the inputs take the first. Connectors keep their place and mode,
 * and values that started a loop move on to the input that takes their place.
 */
export function removeAndRejoin(
  document: PatchbayDocument,
  catalogue: Catalogue,
  components: readonly string[],
): PatchbayDocument {
  return components.reduce((now, name) => rejoined(now, catalogue, name), document);
}
