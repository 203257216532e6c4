import type { PatchbayDocument } from '../../model/document.ts';
import { withLayout } from '../../model/layout/layout.ts';
import { allNames } from '../../model/raw.ts';
import { isWorker, pinsOf } from '../../model/layout/pool.ts';

/** Chooses the worker of a component, from 1; null lets the plan choose. Nothing for one that is not there. */
export function setPin(
  document: PatchbayDocument,
  component: string,
  worker: number | null,
): PatchbayDocument {
  if (!allNames(document).includes(component)) return document;
  const pins = new Map(pinsOf(document));
  if (worker === null) pins.delete(component);
  else if (isWorker(worker)) pins.set(component, worker);
  return withPins(document, pins);
}

/** Lets the plan choose for every component. */
export function clearPins(document: PatchbayDocument): PatchbayDocument {
  return withPins(document, new Map());
}

/** Writes down which workers were chosen. */
export function withPins(
  document: PatchbayDocument,
  pins: ReadonlyMap<string, number>,
): PatchbayDocument {
  const before = pinsOf(document);
  const isSame =
    before.size === pins.size && [...pins].every(([name, at]) => before.get(name) === at);
  if (isSame) return document;
  return withLayout(document, 'pool', pins.size === 0 ? {} : { pins: Object.fromEntries(pins) });
}
