import { fail, ok, type Result } from '../../../base/result.ts';
import type { BreakpointHit } from '../../../model/run/index.ts';
import { Connector } from '../../channels/connector.ts';
import {
  carrierAmong,
  type Component,
  type ComponentClass,
  detailsOf,
} from '../../component/component.ts';
import type { Environment } from '../../environment.ts';
import { toFailure } from '../../errors.ts';
import type { Unit } from '../../unit/unit.ts';
import { PeerLinks } from '../transport/peerLinks.ts';
import type { Port } from '../transport/port.ts';
import { Partition } from './partition.ts';
import type { PartitionSpec } from './partitionProtocol.ts';

/** Values a channel between workers holds, where the model says nothing. */
const CAPACITY = 1_024;

/** What a worker of a pool has of its own. */
export interface PartitionEnvironment extends Omit<Environment, 'host'> {
  componentClass(type: string): ComponentClass | undefined;
  /** Makes a port of what was handed over. */
  toPort(end: object): Port;
  /** For tests. */
  readonly onOpen?: (process: Partition) => void;
  readonly inspect?: (process: Partition) => unknown;
}

interface PartitionListeners {
  readonly onIdle: () => void;
  readonly onStatus: (unit: Unit) => void;
  readonly onHit: (hit: BreakpointHit) => void;
}

/** A partition, and its ways to the others. */
export interface LinkedPartition {
  readonly partition: Partition;
  readonly links: PeerLinks;
  readonly connectors: readonly Connector[];
}

/** The partition that is asked for; in words, what cannot be made. */
export function makePartition(
  spec: PartitionSpec,
  worker: PartitionEnvironment,
  environment: Environment,
  { onIdle, ...listeners }: PartitionListeners,
): Result<LinkedPartition, readonly string[]> {
  const components: Component[] = [];
  const wrong: string[] = [];
  for (const { type, args } of spec.components) {
    const Class = worker.componentClass(type);
    if (Class === undefined) wrong.push(`Component class ${type} not found in a worker.`);
    else components.push(new Class(args as never));
  }
  if (wrong.length > 0) return fail(wrong);
  const elsewhere = new Map(spec.elsewhere);
  const capacity = spec.capacity ?? CAPACITY;
  const links: PeerLinks = new PeerLinks({
    ports: new Map(spec.lines.map(([number, end]) => [number, worker.toPort(end)])),
    workerOf: (component) => elsewhere.get(component) ?? -1,
    producers: spec.producers,
    events: new Map(components.flatMap((one) => [...detailsOf(one).declared.eventClasses])),
    carried: new Set(spec.carried),
    carrier: carrierAmong(components),
    capacity,
    onIdle,
    onUnsendable: (name, error) => {
      const unit = partition.all.find((one) => one.name === name);
      const { message } = toFailure(error, null, null);
      unit?.failInStep(new TypeError(`A value cannot be sent to another worker: ${message}`));
    },
  });
  const connectors = spec.connectors.map((one) => new Connector(one));
  const { name, parameters, schedule } = spec;
  const partition: Partition = new Partition({
    ...{ components, connectors, name, parameters, environment, schedule },
    channelCapacity: capacity,
    remote: links,
    ...listeners,
  });
  partition.measure();
  return ok({ partition, links, connectors });
}
