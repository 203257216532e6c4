import type { Json, JsonObject } from '../base/json.ts';
import { isExactMap } from '../base/exactValue.ts';
import { type PatchbayDocument, positionsOf, setAt } from '../model/index.ts';
import { shownNames } from '../model/layout/layout.ts';
import { LAYOUT_PATH } from '../model/layout/layoutPath.ts';
import { type DataPath, getAt } from '../model/paths.ts';
import { ARGS, rawComponent, rawComponents, rawConnectors } from '../model/raw.ts';
import { type Change, hasMeaning } from './Change.ts';

type Mark = 'added' | 'removed' | 'changed' | 'moved';

/** Two documents as one that can be drawn, and what of it is to be marked. */
export interface Merged {
  readonly document: PatchbayDocument;
  /** By component, as the later document calls it. */
  readonly components: ReadonlyMap<string, Mark>;
  /** By connector, `a.x..b.y`. */
  readonly connectors: ReadonlyMap<string, Mark>;
}

/**
 * The later document with what of the earlier one is gone, in the places that it had. Everything is drawn:
 * groups are open, and wires are no badges.
 */
export function mergedDocuments(
  before: PatchbayDocument,
  after: PatchbayDocument,
  changes: readonly Change[],
): Merged {
  const gone = changes.filter(({ kind, how }) => kind === 'component' && how === 'removed');
  const lost = changes.filter(
    ({ kind, how, old }) => kind === 'connector' && how === 'removed' && !isExactMap(old),
  );
  const raws = gone.flatMap(({ name }) => rawComponent(before, name) ?? []);
  const wires = lost.map(({ path, old }): JsonObject => {
    const [source = '', target = ''] = (path.at(-1) ?? '').replace(/#\d+$/u, '').split('..');
    return { source, target, mode: old === 'pubsub' ? 'pubsub' : 'pipeline' };
  });
  const [then, now] = [positionsOf(before), positionsOf(after)];
  const places = [...shownNames(after), ...gone.map(({ name }) => name)].flatMap((name) => {
    const at = now.get(name) ?? then.get(name);
    return at === undefined ? [] : [[name, [at.x, at.y]] as const];
  });
  const set = (config: Json, path: DataPath, value: Json) => setAt(config, path, value);
  let config: Json = after.config;
  if (raws.length > 0)
    config = set(config, [...ARGS, 'components'], [...rawComponents(after), ...raws]);
  if (wires.length > 0)
    config = set(config, [...ARGS, 'connectors'], [...rawConnectors(after), ...wires]);
  config = set(config, [...LAYOUT_PATH, 'positions'], Object.fromEntries(places));
  config = set(config, [...LAYOUT_PATH, 'badges'], []);
  const groups = getAt(config, [...LAYOUT_PATH, 'groups']);
  if (isExactMap(groups))
    for (const id of Object.keys(groups))
      config = set(config, [...LAYOUT_PATH, 'groups', id, 'collapsed'], false);
  return {
    document: { ...after, source: null, config: config as JsonObject },
    components: componentMarks(changes),
    connectors: connectorMarks(changes),
  };
}

function componentMarks(changes: readonly Change[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { kind, how, component } of changes) {
    if (component === null) continue;
    const known = marks.get(component);
    if (kind === 'component' && (how === 'added' || how === 'removed')) marks.set(component, how);
    else if (hasMeaning(kind)) {
      if (known === undefined || known === 'moved') marks.set(component, 'changed');
    } else if (kind === 'place' && known === undefined) marks.set(component, 'moved');
  }
  return marks;
}

function connectorMarks(changes: readonly Change[]): ReadonlyMap<string, Mark> {
  return new Map(
    changes.flatMap(({ kind, how, path, old, new: now }) => {
      if (kind !== 'connector') return [];
      const id = (path.at(-1) ?? '').replace(/#\d+$/u, '');
      // A wire of what is switched off is there, and drawn as off.
      const isOff = [old, now].some(isExactMap);
      return [[id, isOff || how === 'renamed' ? 'changed' : how] as const];
    }),
  );
}
