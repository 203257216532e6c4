import type { Component } from '../component/component.ts';

/** Makes assignments to input fields visible: events fill fields that way. The set holds what was assigned. */
export function watchAssignments(component: Component, inputs: readonly string[]): Set<string> {
  const assigned = new Set<string>();
  for (const field of inputs) {
    let value: unknown = Reflect.get(component, field);
    Object.defineProperty(component, field, {
      configurable: true,
      enumerable: true,
      get: () => value,
      set: (next: unknown) => {
        value = next;
        assigned.add(field);
      },
    });
  }
  return assigned;
}
