import type { Component, ComponentClass, Event } from '../../engine/index.ts';

/** What a component did, as the recordings have it. */
export interface Trace {
  init_calls: number;
  step_calls: number;
  destroy_calls: number;
  readonly received: Record<string, unknown[]>;
  readonly produced: Record<string, unknown[]>;
  readonly events_handled: unknown[];
  readonly events_queued: unknown[];
}

export const eventRecord = (event: Event) => ({
  event: event.type,
  source: event.source,
  data: event.data,
});

function record(component: Component, fields: readonly string[], lists: Record<string, unknown[]>) {
  for (const field of fields) {
    const value: unknown = Reflect.get(component, field) ?? null;
    (lists[field] ??= []).push(structuredClone(value));
  }
}

const lists = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((field): [string, unknown[]] => [field, []]));

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

/** Counts and writes down everything that a component does; its behaviour stays as it is. */
function trace(component: Component, handlers: readonly { readonly method: string }[]): Trace {
  const { inputs, outputs } = component.io;
  const made: Trace = {
    init_calls: 0,
    step_calls: 0,
    destroy_calls: 0,
    received: lists(inputs),
    produced: lists(outputs),
    events_handled: [],
    events_queued: [],
  };
  const { init, step, destroy } = component;
  const set = (name: string, value: unknown) =>
    Object.defineProperty(component, name, { value, configurable: true });
  set('init', () => {
    made.init_calls++;
    return init?.call(component);
  });
  set('destroy', () => {
    made.destroy_calls++;
    return destroy?.call(component);
  });
  if (step !== undefined) {
    set('step', () => {
      made.step_calls++;
      record(component, inputs, made.received);
      const after = () => record(component, outputs, made.produced);
      const result: unknown = step.call(component);
      return isPromise(result) ? result.then(after) : after();
    });
  }
  for (const { method } of handlers) {
    const handler = Reflect.get(component, method) as (event: Event) => unknown;
    set(method, (event: Event) => {
      made.events_handled.push(eventRecord(event));
      return handler.call(component, event);
    });
  }
  const queueEvent = component.io.queueEvent.bind(component.io);
  component.io.queueEvent = (event) => {
    queueEvent(event);
    made.events_queued.push(eventRecord(event));
  };
  return made;
}

/** The class with every object traced. */
export function traced(Class: ComponentClass, traces: Map<string, Trace>): ComponentClass {
  const Parent = Class as unknown as new (options: object) => Component;
  class Traced extends Parent {
    constructor(options: object) {
      super(options);
      const { handlers } = this.constructor as unknown as {
        readonly handlers: readonly { readonly method: string }[];
      };
      traces.set(this.name, trace(this, handlers));
    }
  }
  Object.defineProperty(Traced, 'name', { value: Parent.name });
  return Traced as unknown as ComponentClass;
}
