import { classOf, type Component, detailsOf } from '../../component/component.ts';
import type { Host } from '../../component/host.ts';
import type { Connector } from '../../channels/connector.ts';
import type { Unit } from '../../unit/unit.ts';
import type { PartitionSpec } from './partitionProtocol.ts';
import type { Placement } from '../../partitioning/partitionPlan.ts';

/** A process as a whole, of which each worker gets a partition. */
export interface WholeProcess {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly host: Host;
  readonly units: ReadonlyMap<string, Unit>;
  readonly connectors: ReadonlyMap<string, Connector>;
  /** The text that names the type of a component. */
  readonly typeText: (component: Component) => string;
  readonly channelCapacity?: number | undefined;
  readonly schedule?: 'compiled' | 'queue' | undefined;
}

/** What one worker is to hold. */
export function partitionSpecOf(
  whole: WholeProcess,
  placement: Placement,
  number: number,
  lines: PartitionSpec['lines'],
): PartitionSpec {
  const here = (name: string) => placement.get(name) === number;
  const units = [...whole.units.values()];
  const connectors = [...whole.connectors.values()].filter(
    ({ spec: { source, target } }) => here(source.entity) || here(target.entity),
  );
  const carrierOf = (name: string) => classOf(whole.units.get(name)?.component)?.carrier;
  const carried = connectors.filter(({ spec: { source, target } }) => {
    const carrier = carrierOf(source.entity);
    return carrier !== undefined && carrier === carrierOf(target.entity);
  });
  return {
    name: whole.name,
    parameters: whole.parameters,
    seed: whole.host.seed,
    components: units
      .filter(({ name }) => here(name))
      .map(({ component }) => ({
        type: whole.typeText(component),
        args: { ...detailsOf(component).given, ...component.args },
      })),
    connectors: connectors.map(({ spec }) => spec),
    carried: carried.map(({ id }) => id),
    lines,
    elsewhere: units
      .filter(({ name }) => !here(name))
      .map(({ name }) => [name, placement.get(name) ?? 0]),
    producers: units
      .filter(({ name, isEnded }) => !here(name) && !isEnded)
      .map(({ declared }) => declared.outputEvents),
    capacity: whole.channelCapacity ?? null,
    schedule: whole.schedule ?? 'compiled',
  };
}

/** Whether two workers have anything to tell each other. */
export function areConnected(
  whole: WholeProcess,
  placement: Placement,
  one: number,
  other: number,
): boolean {
  const usesEvents = [...whole.units.values()].some(
    ({ declared }) => declared.inputEvents.length + declared.outputEvents.length > 0,
  );
  if (usesEvents) return true;
  return [...whole.connectors.values()].some(({ spec: { source, target } }) => {
    const ends = [placement.get(source.entity), placement.get(target.entity)];
    return ends.includes(one) && ends.includes(other);
  });
}
