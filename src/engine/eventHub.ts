import { Connector } from './connector.ts';
import type { Environment } from './environment.ts';
import { type Event, safeType, StopEvent } from './event.ts';
import type { Unit } from './unit.ts';

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

  constructor(units: readonly Unit[], environment: Environment) {
    this.#units = units;
    this.#environment = environment;
    const types = new Set([StopEvent.type]);
    for (const unit of units) {
      for (const type of unit.declared.inputEvents) {
        types.add(type);
        this.#consumers.set(type, [...(this.#consumers.get(type) ?? []), unit]);
      }
      for (const type of unit.declared.outputEvents) types.add(type);
    }
    this.isUsed = types.size > 1;
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
    const consumers =
      event.type === StopEvent.type ? this.#units : (this.#consumers.get(event.type) ?? []);
    for (const unit of consumers) unit.receive(event);
  }

  /** A unit will emit nothing more: those who wait for its events may be at their end. */
  producerEnded(producer: Unit): void {
    if (producer.declared.outputEvents.length === 0) return;
    for (const unit of this.#units) {
      if (unit === producer || unit.isEnded || !sends(producer, unit)) continue;
      unit.liveProducers--;
      if (unit.liveProducers === 0) unit.wake();
    }
  }

  #producersFor(unit: Unit): number {
    if (!unit.takesEvents) return 0;
    return this.#units.filter((other) => other !== unit && sends(other, unit)).length;
  }
}

/** Whether one unit emits an event that the other takes. */
function sends(from: Unit, to: Unit): boolean {
  return from.declared.outputEvents.some((type) => to.declared.inputEvents.includes(type));
}
