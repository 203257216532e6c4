import type { ComponentType, Ports } from '../../model/catalog.ts';
import { startingArgs } from './startingArgs.ts';

/** The ports that a new component of a type has. */
export function startingPorts(type: ComponentType): Ports {
  return type.ports(startingArgs(type));
}

/**
 * The field that suits a wire best: one of the names that the wire's other ends have, else the first.
 * Null: there is none.
 */
export function fittingField(
  fields: readonly string[],
  names: readonly string[] = [],
): string | null {
  return fields.find((field) => names.includes(field)) ?? fields[0] ?? null;
}
