import { type Carrier, Component } from '../component/component.ts';
import type { Unit } from '../unit/unit.ts';

/** Places of units that stand next to each other in the order of a round: from `first`, before `end`. */
export interface Places {
  readonly first: number;
  readonly end: number;
}

const classOf = (unit: Unit) => unit.component.constructor as typeof Component;

/** The carrier of some units when the others share nothing but fields with anybody; else null. */
function onlyCarrier(units: readonly Unit[]): Carrier | null {
  const [carrier, ...more] = new Set(units.flatMap((unit) => classOf(unit).carrier ?? []));
  const others = units.filter((unit) => classOf(unit).carrier === undefined);
  const isAlone = others.length > 0 && others.every((unit) => classOf(unit).sharesNothing);
  return carrier?.rounds !== undefined && more.length === 0 && isAlone ? carrier : null;
}

/** Units that get values of some others, however late. */
function behind(begin: readonly Unit[], readers: (unit: Unit) => readonly Unit[]): Set<Unit> {
  const found = new Set<Unit>();
  const waiting = [...begin];
  for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
    for (const reader of readers(unit)) {
      if (found.has(reader)) continue;
      found.add(reader);
      waiting.push(reader);
    }
  }
  return found;
}

/**
 * Where the components of one carrier stand among others, and are in no loop with them: the order of a
 * round with those before them, them, and those behind, and how many these are. Null anywhere else.
 */
export function stagesOf(
  order: readonly Unit[],
  readers: (unit: Unit) => readonly Unit[],
): { readonly units: Unit[]; readonly stages: readonly Places[] } | null {
  const carrier = onlyCarrier(order);
  if (carrier === null) return null;
  const carried = order.filter((unit) => classOf(unit).carrier === carrier);
  const others = order.filter((unit) => classOf(unit).carrier !== carrier);
  const last = behind(carried, readers);
  const after = others.filter((unit) => last.has(unit));
  const fed = behind(after, readers);
  if (carried.some((unit) => fed.has(unit))) return null;
  const lists = [others.filter((unit) => !last.has(unit)), carried, after];
  let first = 0;
  const stages = lists.flatMap(({ length }) => {
    if (length === 0) return [];
    first += length;
    return [{ first: first - length, end: first }];
  });
  return { units: lists.flat(), stages };
}
