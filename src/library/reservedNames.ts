/**
 * Names that no field of a component may have, because the component itself has a member of that name
 * (in TypeScript here, or in Python in plugboard). A test holds the list against the class.
 */
const RESERVED: ReadonlySet<string> = new Set([
  // Members of Component, here or in plugboard.
  ...[
    'name',
    'id',
    'io',
    'status',
    'parameters',
    'args',
    'host',
    'exports',
    'state',
    'constraints',
  ],
  ...['initial_values', 'resources', 'process', 'init', 'step', 'run', 'destroy', 'dict', 'export'],
  ...['connect_state', 'connectState', 'connect', 'finish', 'flush', 'values'],
  // Members of every object, here or in Python.
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
]);

/** True for a name that cannot be a field; all names with two leading underscores cannot. */
export function isReservedName(name: string): boolean {
  return RESERVED.has(name) || name.startsWith('__');
}
