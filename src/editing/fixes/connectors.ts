import { type Endpoint, endpointText } from '../../model/endpoint.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { ARGS, withValue } from '../../model/raw.ts';
import { connectorId } from '../../model/ports.ts';
import type { Problem } from '../../model/problem.ts';
import type { ConnectorSpec } from '../../model/spec.ts';
import type { Fix, FixContext } from './Fix.ts';
import { nearest } from '../../model/nearest.ts';
import { connectorPlace } from './places.ts';
import { closesLoop } from './waiting.ts';

type End = 'source' | 'target';

const portIn = ({ entity, descriptor }: ConnectorSpec[End]): Endpoint => ({
  component: entity,
  field: descriptor,
});

/** The port that a wrong end is meant for: a component or field of nearly that name, or the only field. */
function meant({ ports }: FixContext, { component, field }: Endpoint, end: End): Endpoint | null {
  const side = end === 'source' ? 'outputs' : 'inputs';
  const name = ports.has(component) ? component : nearest(component, [...ports.keys()]);
  if (name === null) return null;
  const fields = ports.get(name)?.[side] ?? [];
  if (fields.includes(field)) return { component: name, field };
  const near = nearest(field, fields) ?? (fields.length === 1 ? fields[0] : undefined);
  return near === undefined ? null : { component: name, field: near };
}

function changeEnd(context: FixContext, at: number, end: End): Fix[] {
  const { connectors } = context.spec.plugboard.process.args;
  const connector = connectors[at];
  if (connector === undefined) return [];
  const port = meant(context, portIn(connector[end]), end);
  if (port === null) return [];
  const changed = { ...connector, [end]: { entity: port.component, descriptor: port.field } };
  const [from, to] = [portIn(changed.source), portIn(changed.target)];
  const isFed = connectors.some((other) => endpointText(portIn(other.target)) === endpointText(to));
  const isThere = connectors.some((other) => connectorId(other) === connectorId(changed));
  if (isThere || (end === 'target' && isFed) || closesLoop(context, from, to)) return [];
  const verb = end === 'source' ? 'Take it from' : 'Lead it to';
  const old = endpointText(portIn(connector[end]));
  return [
    {
      label: `${verb} ${endpointText(port)} instead of ${old}`,
      edit: (document) => withValue(document, [...ARGS, 'connectors', at, end], endpointText(port)),
    },
  ];
}

/** Leads a connector's wrong end where it was meant to go, or takes the connector away. */
export function connectorFixes(context: FixContext, problem: Problem): Fix[] {
  const { at, end } = connectorPlace(problem) ?? { at: -1, end: null };
  const connector = context.spec.plugboard.process.args.connectors[at];
  if (connector === undefined) return [];
  const way = `${endpointText(portIn(connector.source))} → ${endpointText(portIn(connector.target))}`;
  const removal = {
    label: end === null ? `Remove the second connector ${way}` : `Remove the connector ${way}`,
    edit: (document: PatchbayDocument) =>
      withValue(document, [...ARGS, 'connectors', at], undefined),
  };
  return [...(end === null ? [] : changeEnd(context, at, end)), removal];
}
