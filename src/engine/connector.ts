import type { ConnectorSpec } from '../model/index.ts';
import { connectorId } from '../model/index.ts';

/** Sends what one output field gives to one input field. */
export class Connector {
  readonly spec: ConnectorSpec;
  /** `a.x..b.y` */
  readonly id: string;
  /** True once the source will send nothing more along it. */
  isClosed = false;
  /** When set, gets every value that is sent (for tests and tracing). */
  tap: unknown[] | null = null;

  constructor({
    source,
    target,
    mode = 'pipeline',
  }: Omit<ConnectorSpec, 'mode'> & { readonly mode?: ConnectorSpec['mode'] }) {
    this.spec = { source, target, mode };
    this.id = connectorId(this.spec);
  }
}
