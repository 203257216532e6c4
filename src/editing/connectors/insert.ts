import { type Endpoint, endpointText } from '../../model/endpoint.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { specOf } from '../../model/documents.ts';
import type { Position } from '../../model/layout/layout.ts';
import { allPorts, connectorId } from '../../model/ports.ts';
import { addComponent } from '../components/add.ts';
import { whyNotConnect } from './connect.ts';
import { withoutLostBadges } from './badges.ts';
import { fittingField } from '../components/fit.ts';
import { ARGS, rawConnectors, withValue } from '../../model/raw.ts';

interface Splice {
  readonly at: number;
  readonly input: Endpoint;
  readonly output: Endpoint;
}

/** Where in the list the connector is, and the fields of the component that it would run through. */
function findSplice(
  document: PatchbayDocument,
  catalogue: Catalogue,
  connector: string,
  component: string,
): Result<Splice, string> {
  const spec = specOf(document);
  const { connectors } = spec.plugboard.process.args;
  const at = connectors.findIndex((each) => connectorId(each) === connector);
  const wire = connectors[at];
  const ports = allPorts(spec, catalogue).get(component);
  if (wire === undefined) return fail(`There is no connector ${connector}.`);
  if (ports === undefined) return fail(`There is no component ${component}.`);
  const { source, target } = wire;
  if (source.entity === component || target.entity === component) {
    return fail(`${component} is an end of this connector already.`);
  }
  const taken = new Set(
    connectors.filter((each) => each.target.entity === component).map((w) => w.target.descriptor),
  );
  const names = [target.descriptor, source.descriptor];
  const input = fittingField(
    ports.inputs.filter((field) => !taken.has(field)),
    names,
  );
  const output = fittingField(ports.outputs, names.toReversed());
  if (output === null) return fail(`${component} has no output, so a wire cannot run through it.`);
  if (input === null) {
    return fail(
      ports.inputs.length === 0
        ? `${component} has no input, so a wire cannot run through it.`
        : `Every input of ${component} is connected already.`,
    );
  }
  const end = { component: target.entity, field: target.descriptor };
  const from = { component, field: output };
  const reason = whyNotConnect(document, catalogue, from, end);
  if (reason !== null) return fail(reason);
  return ok({ at, input: { component, field: input }, output: from });
}

/** Why a component cannot be put on a connector; null when it can. */
export function whyNotInsert(
  document: PatchbayDocument,
  catalogue: Catalogue,
  connector: string,
  component: string,
): string | null {
  const found = findSplice(document, catalogue, connector, component);
  return found.ok ? null : found.error;
}

/**
 * Leads a connector through a component: its first half keeps the place in the list and the mode, its
 * second half comes next. Fields are chosen by name, else the first that is free.
 *
 * @returns the document, or why the component cannot be put there
 */
export function insertOnConnector(
  document: PatchbayDocument,
  catalogue: Catalogue,
  connector: string,
  component: string,
): Result<PatchbayDocument, string> {
  const found = findSplice(document, catalogue, connector, component);
  if (!found.ok) return found;
  const { at, input, output } = found.value;
  const wires = rawConnectors(document);
  const old = wires[at] ?? {};
  const halves = [
    { ...old, target: endpointText(input) },
    { ...old, source: endpointText(output) },
  ];
  const next = [...wires.slice(0, at), ...halves, ...wires.slice(at + 1)];
  return ok(withoutLostBadges(withValue(document, [...ARGS, 'connectors'], next)));
}

/** Puts a new component down on a connector. */
export function addOnConnector(
  document: PatchbayDocument,
  catalogue: Catalogue,
  connector: string,
  type: string,
  at: Position,
): Result<{ readonly document: PatchbayDocument; readonly name: string }, string> {
  const added = addComponent(document, catalogue, type, at);
  const inserted = insertOnConnector(added.document, catalogue, connector, added.name);
  return inserted.ok ? ok({ ...added, document: inserted.value }) : inserted;
}
