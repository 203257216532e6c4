import type { Status } from '../../model/run/index.ts';
import type { Component } from '../component/component.ts';
import { Unit } from '../unit/unit.ts';
import type { UnitOwner } from '../unit/unitOwner.ts';
import type { PartitionReport, UnitReport } from './partition/partitionProtocol.ts';

/** The components of a process over workers as they show here: with what their workers told last. */
export class Replicas {
  readonly units: ReadonlyMap<string, Unit>;
  #isCancelled = false;

  /** @param publish takes the records of components whose status has changed */
  constructor(components: ReadonlyMap<string, Component>, publish: (unit: Unit) => void) {
    const owner: UnitOwner<Unit> = {
      ...{ enqueue: ignore, emit: ignore, ended: ignore, failed: ignore },
      hit: () => false,
      pending: ignore,
      round: 0,
      published: publish,
    };
    this.units = new Map([...components].map(([name, one]) => [name, new Unit(one, owner)]));
  }

  get isFinished(): boolean {
    return [...this.units.values()].every((unit) => unit.isEnded);
  }

  /** Components that have not ended. */
  get alive(): number {
    return [...this.units.values()].filter((unit) => !unit.isEnded).length;
  }

  /** Shows what the worker of these components tells of them. */
  show(names: readonly string[], { steps, units }: PartitionReport): void {
    names.forEach((name, at) => {
      const unit = this.units.get(name);
      if (unit !== undefined) unit.steps = steps[at] ?? unit.steps;
    });
    for (const report of units) this.#showUnit(report);
  }

  /** Ends those that have not ended yet: their workers do not tell it any more. */
  end(names: Iterable<string>, status: Status): void {
    for (const name of names) {
      const unit = this.units.get(name);
      if (unit === undefined || unit.isEnded) continue;
      unit.isEnded = true;
      unit.setStatus(status, true);
    }
  }

  /** Stops all, for good: what the workers tell of their ends does not count any more. */
  cancel(): void {
    this.#isCancelled = true;
    for (const unit of this.units.values()) {
      unit.isEnded = true;
      unit.setStatus('stopped', true);
    }
  }

  #showUnit({ name, statuses, steps, isEnded, fields }: UnitReport): void {
    const unit = this.units.get(name);
    if (unit === undefined) return;
    unit.steps = steps;
    for (const [field, value] of fields ?? []) showField(unit.component, field, value);
    if (this.#isCancelled) return;
    unit.isEnded = isEnded;
    for (const status of statuses) unit.setStatus(status, true);
  }
}

/** The components here do nothing by themselves. */
const ignore = () => undefined;

/**
 * Plainly, where that will do: definitions, and null in fields of numbers, would make the engine below
 * slower for all components of the class.
 */
function showField(component: Component, field: string, value: unknown): void {
  const fields = component as unknown as Record<string, unknown>;
  const own = Object.getOwnPropertyDescriptor(component, field);
  const isPlain = own === undefined ? !(field in component) : own.writable === true;
  if (!isPlain) {
    const shown = { value, writable: true, configurable: true, enumerable: true };
    Object.defineProperty(component, field, shown);
  } else if (value !== null || (fields[field] ?? null) !== null) fields[field] = value;
}
