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
      from.outputChannels.push({ field: source.descriptor, channel, connector });
      continue;
    }
    if (from === undefined && remote === null) continue;
    const id = `${target.entity}.${target.descriptor}`;
    let channel = channels.get(id);
    if (channel === undefined) {
      channel = new Channel(id, to, capacity);
      channels.set(id, channel);
      to.inputChannels.push({ field: target.descriptor, channel });
    }
    channel.writers++;
    if (from !== undefined)
      from.outputChannels.push({ field: source.descriptor, channel, connector });
    else {
      to.isRemote = true;
      remote?.receiver(connector, channel);
    }
  }
  for (const unit of units.values()) unit.fillInitialValues();
  return [...channels.values()];
}
