import { connectorId, type ConnectorSpec, endpointOf } from '../../model/index.ts';

type End = ConnectorSpec['source'] | string;

/** `component.field` as an end of a connector. */
function endOf(end: End): ConnectorSpec['source'] {
  if (typeof end !== 'string') return end;
  const { component, field } = endpointOf(end);
  if (component === '' || field === '') {
    throw new TypeError(`An end of a connector is component.field, not ${end}.`);
  }
  return { entity: component, descriptor: field };
}

/** Sends what one output field gives to one input field. */
export class Connector {
  readonly spec: ConnectorSpec;
  /** `a.x..b.y` */
  readonly id: string;
  /** True once the source will send nothing more along it. */
  isClosed = false;
  /** When set, gets every value that is sent (for tests and tracing). */
  tap: unknown[] | null = null;

  /** @throws TypeError for a text that is not `component.field` */
  constructor({
    source,
    target,
    mode = 'pipeline',
  }: {
    readonly source: End;
    readonly target: End;
    readonly mode?: ConnectorSpec['mode'];
  }) {
    this.spec = { source: endOf(source), target: endOf(target), mode };
    this.id = connectorId(this.spec);
  }
}
