import type { ComponentClass } from '../../engine/index.ts';
import type { Catalogue, ComponentType } from '../../model/index.ts';
import { Component, type EventHandler } from '../../engine/index.ts';
import * as events from './eventComponents.ts';
import * as sources from './sources.ts';
import * as transforms from './transforms.ts';

const MODULE = 'golden_components.';

/** The component classes of the recorded runs, by type text. */
export const goldenClasses: ReadonlyMap<string, ComponentClass> = new Map(
  [...Object.entries(sources), ...Object.entries(transforms), ...Object.entries(events)].flatMap(
    ([name, entry]): [string, ComponentClass][] =>
      typeof entry === 'function' && entry.prototype instanceof Component
        ? [[MODULE + name, entry as unknown as ComponentClass]]
        : [],
  ),
);

interface DeclaredClass {
  readonly io: {
    readonly inputs?: readonly string[];
    readonly outputs?: readonly string[];
    readonly inputEvents?: readonly { readonly type: string }[];
    readonly outputEvents?: readonly { readonly type: string }[];
  };
  readonly handlers: readonly EventHandler[];
}

/** Ports of a class and its parents; what a catalogue knows without making an object. */
function declared(Class: ComponentClass): DeclaredClass[] {
  const all: DeclaredClass[] = [];
  let current: unknown = Class;
  while (typeof current === 'function' && current !== Component) {
    if (Object.hasOwn(current, 'io')) all.push(current as unknown as DeclaredClass);
    current = Object.getPrototypeOf(current);
  }
  return all;
}

function typeOf(type: string, Class: ComponentClass): ComponentType {
  const all = declared(Class);
  const pick = <T>(get: (c: DeclaredClass) => readonly T[] | undefined) =>
    all.flatMap((c) => get(c) ?? []);
  const populated = all.flatMap((c) => (Object.hasOwn(c, 'handlers') ? c.handlers : []));
  const ports = {
    inputs: pick((c) => c.io.inputs).toSorted(),
    outputs: pick((c) => c.io.outputs).toSorted(),
    inputEvents: pick((c) => c.io.inputEvents).map((event) => event.type),
    outputEvents: pick((c) => c.io.outputEvents).map((event) => event.type),
    eventFields: Object.fromEntries(populated.map((entry) => [entry.type, entry.populates])),
  };
  return {
    type,
    aliases: [],
    label: type.slice(MODULE.length),
    category: 'custom',
    summary: '',
    description: '',
    formula: '',
    form: [],
    headline: [],
    exports: Class.exports,
    checkArgs: () => [],
    ports: () => ports,
  };
}

const types = new Map([...goldenClasses].map(([type, Class]) => [type, typeOf(type, Class)]));

/** Class names of the event types. */
export function eventName(type: string): string {
  const classes = [events.TickEvent, events.ValueEvent, events.AlarmEvent];
  return classes.find((Class) => Class.type === type)?.name ?? type;
}

/** The same components as the editor and the diagram know them. */
export const goldenCatalogue: Catalogue = {
  types: [...types.values()],
  find: (type) => types.get(type),
};
