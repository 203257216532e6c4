import { shortType } from '../../model/endpoint.ts';
import type { JsonObject } from '../../base/json.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Position } from '../../model/layout/layout.ts';
import { moveComponents } from '../places/move.ts';
import { allNames, ARGS, freeName, rawComponents, withValue } from '../../model/raw.ts';
import { startingArgs } from './startingArgs.ts';

/** `MovingAverage` becomes `moving-average`. */
function nameFor(label: string): string {
  const words = label.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/[^a-zA-Z0-9_-]+/g, '-');
  const name = words.toLowerCase().replace(/^[^a-z_]+/, '');
  return name === '' ? 'component' : name;
}

/** Puts a new component down, with a name of its own and arguments that let it run. */
export function addComponent(
  document: PatchbayDocument,
  catalogue: Catalogue,
  type: string,
  at: Position,
): { readonly document: PatchbayDocument; readonly name: string } {
  const known = catalogue.find(type);
  const label = known?.label ?? shortType(type);
  const name = freeName(nameFor(label), new Set(allNames(document)));
  const own = known === undefined ? {} : startingArgs(known);
  const spec: JsonObject = { type: known?.type ?? type, args: { name, ...own } };
  const components = [...rawComponents(document), spec];
  const added = withValue(document, [...ARGS, 'components'], components);
  return { document: moveComponents(added, new Map([[name, at]])), name };
}
