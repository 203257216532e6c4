import { Connector } from './connector.ts';
import type { Environment } from '../environment.ts';
import { type Event, safeType, StopEvent } from '../component/event.ts';
import type { Remote } from './remote.ts';
import type { Unit } from '../unit/unit.ts';

/** Brings events to everybody who declares their type, and knows who can still send which. */
export class EventHub {
  /** Connector of each event type, by id. */
  readonly connectors: ReadonlyMap<string, Connector>;
  /** Whether any component declares an event. */
  readonly isUsed: boolean;
  readonly #units: readonly Unit[];
  readonly #consumers = new Map<string, Unit[]>();
  readonly #byType = new Map<string, Connector>();
  readonly #environment: Environment;
  readonly #remote: Remote | null;

  constructor(units: readonly Unit[], environment: Environment, remote: Remote | null = null) {
    this.#units = units;
    this.#environment = environment;
    this.#remote = remote;
    const types = new Set([StopEvent.type]);
    for (const unit of units) {
      for (const type of unit.declared.inputEvents) {
        types.add(type);
        this.#consumers.set(type, [...(this.#consumers.get(type) ?? []), unit]);
      }
      for (const type of unit.declared.outputEvents) types.add(type);
    }
    const isFed = remote?.producers.some((events) => events.length > 0) ?? false;
    this.isUsed = types.size > 1 || isFed;
    for (const type of types) {
      const entity = safeType(type);
      const source = { entity, descriptor: 'publishers' };
      const target = { entity, descriptor: 'subscribers' };
      this.#byType.set(type, new Connector({ source, target, mode: 'pubsub' }));
    }
    this.connectors = new Map([...this.#byType.values()].map((c) => [c.id, c]));
    for (const unit of units) unit.liveProducers = this.#producersFor(unit);
  }

  /** Gives an event to all who listen, in the order of the components. */
  emit(event: Event): void {
    event.timestamp ??= this.#environment.time();
    event.id ??= this.#environment.randomId(16);
    this.#byType.get(event.type)?.tap?.push(event);
    this.deliver(event);
    this.#remote?.emit(event);
  }

  /** Gives an event to those who listen here. */
  deliver(event: Event): void {
    const consumers =
      event.type === StopEvent.type ? this.#units : (this.#consumers.get(event.type) ?? []);
    for (const unit of consumers) unit.receive(event);
  }

  /** A unit will emit nothing more: those who wait for its events may be at their end. */
  producerEnded(producer: Unit): void {
    const { outputEvents } = producer.declared;
    if (outputEvents.length === 0) return;
    this.typesEnded(outputEvents, producer);
    this.#remote?.producerEnded(outputEvents);
  }

  /** Somebody who emitted these types, `producer` if it is here, will emit nothing more. */
  typesEnded(types: readonly string[], producer: Unit | null = null): void {
    for (const unit of this.#units) {
      if (unit === producer || unit.isEnded || !takes(unit, types)) continue;
      unit.liveProducers--;
      if (unit.liveProducers === 0) unit.wake();
    }
  }

  #producersFor(unit: Unit): number {
    if (!unit.takesEvents) return 0;
    const here = this.#units.filter((other) => other !== unit);
    const types = here.map(({ declared }) => declared.outputEvents);
    return [...types, ...(this.#remote?.producers ?? [])].filter((events) => takes(unit, events))
      .length;
  }
}

/** Whether a component takes an event of one of these types. */
function takes(unit: Unit, types: readonly string[]): boolean {
  return types.some((type) => unit.declared.inputEvents.includes(type));
}
