import type { Component } from '../component/component.ts';
import type { Declaration } from '../component/declaration.ts';
import type { Event } from '../component/event.ts';
import { UnrecognisedEventError } from '../errors.ts';
import { isPromise } from './isPromise.ts';

/**
 * Starts the handlers of events in order; what they return, once all are through.
 *
 * @throws UnrecognisedEventError for an event without handler
 */
export function handleEvents(
  component: Component,
  handlers: Declaration['handlers'],
  events: readonly Event[],
): unknown[] | Promise<unknown[]> {
  let waits = false;
  const results = events.map((event) => {
    const method = handlers.get(event.type)?.method;
    const handler: unknown = method === undefined ? undefined : Reflect.get(component, method);
    if (typeof handler !== 'function') {
      const message = `Unrecognised event type '${event.type}' for component '${component.constructor.name}'`;
      throw new UnrecognisedEventError(message);
    }
    const result: unknown = handler.call(component, event);
    waits ||= isPromise(result);
    return result;
  });
  return waits ? Promise.all(results) : results;
}
