import type { Carrier, Component } from '../component/component.ts';
import { Channel } from './channel.ts';
import type { Connector } from './connector.ts';
import type { Remote } from './remote.ts';
import type { Unit } from '../unit/unit.ts';

export interface Wiring {
  readonly units: ReadonlyMap<string, Unit>;
  readonly connectors: Iterable<Connector>;
  /** Values that a channel holds before its writer waits. */
  readonly capacity: number;
  readonly remote: Remote | null;
}

const carrierOf = ({ component }: Unit): Carrier | null =>
  (component.constructor as typeof Component).carrier ?? null;

/** Joins units by channels, one for each input field that is fed, with the initial values in front. */
export function connect({ units, connectors, capacity, remote }: Wiring): readonly Channel[] {
  const channels = new Map<string, Channel>();
  for (const connector of connectors) {
    const { source, target } = connector.spec;
    const from = units.get(source.entity);
    const to = units.get(target.entity);
    if (to === undefined) {
      if (from === undefined || remote === null) continue;
      from.isRemote = true;
      const channel = remote.sender(connector);
      channel.writers = 1;
      const field = source.descriptor;
      const key = remote.isCarried(connector) ? carrierOf(from)?.key(field) : field;
      from.outputChannels.push({ field, key: key ?? field, channel, connector });
      continue;
    }
    if (from === undefined && remote === null) continue;
    const carrier = carrierOf(to);
    const id = `${target.entity}.${target.descriptor}`;
    let channel = channels.get(id);
    if (channel === undefined) {
      channel = new Channel(id, to, capacity);
      channels.set(id, channel);
      const field = target.descriptor;
      to.inputChannels.push({ field, key: carrier?.key(field) ?? field, channel });
    }
    channel.writers++;
    if (from !== undefined) {
      const field = source.descriptor;
      const key = carrier !== null && carrier === carrierOf(from) ? carrier.key(field) : field;
      from.outputChannels.push({ field, key, channel, connector });
    } else {
      to.isRemote = true;
      remote?.receiver(connector, channel, carrier);
    }
  }
  for (const unit of units.values()) unit.fillInitialValues();
  return [...channels.values()];
}
