import type { Json } from '../base/json.ts';
import { specOf, type PatchbayDocument } from '../model/index.ts';
import { disabledOf } from '../model/layout/disabled.ts';
import { type DataPath, getAt } from '../model/paths.ts';
import type { Change } from './Change.ts';

const COMPONENTS = ['plugboard', 'process', 'args', 'components'];
const DISABLED = ['plugboard', 'process', 'args', 'patchbay', 'disabled'] as const;

/**
 * Where the thing that changed lies in the model of one of the two documents, or would lie; null where its
 * component is not there.
 *
 * @param called what the document calls a component of this name
 */
export function pathIn(
  document: PatchbayDocument,
  { path, component }: Change,
  called: (name: string) => string,
): DataPath | null {
  const isOfComponent = COMPONENTS.every((key, i) => path[i] === key);
  if (component === null) return path;
  const name = called(component);
  if (!isOfComponent) return path.map((key, i) => (i === path.length - 1 ? name : key));
  const rest = path.slice(COMPONENTS.length + 1);
  const { components } = specOf(document).plugboard.process.args;
  const at = components.findIndex(({ args }) => args.name === name);
  if (at >= 0) return [...COMPONENTS, at, ...rest];
  const off = disabledOf(document).get(name);
  if (off === undefined) return null;
  const entries = getAt(document.config, DISABLED);
  const place = Array.isArray(entries)
    ? entries.findIndex((entry: Json) => getAt(entry, ['component']) === off.raw.component)
    : -1;
  return place < 0 ? null : [...DISABLED, place, 'component', ...rest];
}
