import type { ComponentValues } from '../../model/run/index.ts';
import { isObject } from '../../base/json.ts';
import { detailsOf } from '../component/component.ts';
import type { Connector } from '../channels/connector.ts';
import { safeType, StopEvent } from '../component/event.ts';
import type { ComponentRecord, ConnectorRecord } from './state.ts';
import type { Unit } from '../unit/unit.ts';

/** A copy of lists and maps all the way down; anything else is taken as it is. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value ?? null;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
}

function pick(unit: Unit, names: readonly string[]): Record<string, unknown> {
  const fields = unit.component as unknown as Readonly<Record<string, unknown>>;
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const value = fields[name];
    const kept = typeof value === 'number' ? value : copy(value);
    // This name alone would be no entry but the object's kind.
    if (name === '__proto__')
      Object.defineProperty(values, name, { value: kept, enumerable: true });
    else values[name] = kept;
  }
  return values;
}

export function valuesOf(unit: Unit): ComponentValues {
  const { inputs, outputs, exports } = unit.declared;
  return {
    status: unit.status,
    steps: unit.steps,
    input: pick(unit, inputs),
    output: pick(unit, outputs),
    exports: pick(unit, exports),
  };
}

type Settled = Pick<ComponentRecord, '__export' | 'io'>;

/** What never changes of a component's record is made once: records are written at each change of status. */
const settled = new WeakMap<Unit, Settled>();

function settledOf(unit: Unit, type: string): Settled {
  const known = settled.get(unit);
  if (known !== undefined) return known;
  const { declared } = unit;
  const { initialValues, given } = detailsOf(unit.component);
  // Plugboard sorts by class path, where its own StopEvent comes behind those of most models.
  const events = (types: readonly string[]) => [...types, StopEvent.type].map(safeType);
  const made: Settled = {
    __export: { type, args: copy(given) as Readonly<Record<string, unknown>> },
    io: {
      namespace: unit.name,
      inputs: declared.inputs,
      outputs: declared.outputs,
      input_events: events(declared.inputEvents),
      output_events: events(declared.outputEvents),
      initial_values: initialValues,
      event_field_coverage: Object.fromEntries(
        [...declared.handlers.values()]
          .filter(({ populates }) => populates.length > 0)
          .map(({ type: event, populates }) => [event, populates]),
      ),
    },
  };
  settled.set(unit, made);
  return made;
}

/**
 * Values of some fields for a record. Lists and maps are copied when they are first looked at: a record is
 * written at each step of a run that is stepped, and what a component keeps may have a million entries.
 */
function recorded(unit: Unit, names: readonly string[]): Record<string, unknown> {
  const fields = unit.component as unknown as Readonly<Record<string, unknown>>;
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const value = fields[name];
    let copied: { readonly value: unknown } | null = null;
    const get = (): unknown => (copied ??= { value: copy(value) }).value;
    const isPlain = typeof value !== 'object' || value === null;
    const property = isPlain ? { value: copy(value) } : { get };
    Object.defineProperty(values, name, { ...property, enumerable: true });
  }
  return values;
}

export function componentRecord(unit: Unit, type: string): ComponentRecord {
  const { __export, io } = settledOf(unit, type);
  const { inputs, outputs, exports } = unit.declared;
  return {
    __export,
    id: unit.name,
    name: unit.name,
    status: unit.status,
    input: recorded(unit, inputs),
    output: recorded(unit, outputs),
    exports: recorded(unit, exports),
    io,
  };
}

export function connectorRecord({ id, spec }: Connector): ConnectorRecord {
  return { __export: { ...spec }, id, spec };
}
