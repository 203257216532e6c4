import type { Json } from '../../base/json.ts';
import { type Change, pathIn } from '../../compare/index.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { documentFromConfig } from '../../model/documents.ts';
import { componentOf, endsOf } from '../../model/endpoint.ts';
import { badgesOf } from '../../model/layout/badges.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import { positionsOf, shownNames, watchedFields } from '../../model/layout/layout.ts';
import { LAYOUT_PATH } from '../../model/layout/layoutPath.ts';
import { type DataPath, getAt } from '../../model/paths.ts';
import {
  allNames,
  ARGS,
  connectorIds,
  rawComponent,
  rawComponents,
  rawConnectors,
  withValue,
} from '../../model/raw.ts';
import { disableComponents, enableComponents } from '../components/disable.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';
import { withBadges } from '../connectors/badges.ts';
import type { Edited, Refused } from '../edit.ts';
import { moveComponents } from '../places/move.ts';
import { componentNames, namedConnector, namedRawConnector } from '../references/Naming.ts';
import { setWatched } from '../watching/watch.ts';
import { canRestore } from './canRestore.ts';
import { attachFile, removeFile } from './files.ts';

interface Parts {
  /** The document in which the parts are as they shall be again. */
  readonly from: PatchbayDocument;
  /** All that changed from there to the document of now. */
  readonly changes: readonly Change[];
  /** Of these, what is to be taken back. */
  readonly chosen: readonly Change[];
  /** What the history calls it. */
  readonly label: string;
}

type Step = (document: PatchbayDocument, change: Change) => PatchbayDocument;
type Kinds = Partial<Record<Change['kind'], Step>>;

/** Steps in the order in which they must be taken: names first, then what connectors need. */
function stepsOf({ from, changes, chosen }: Parts, catalogue: Catalogue): readonly Kinds[] {
  const renames = changes.flatMap(({ how, old, new: now }) =>
    how === 'renamed' ? [[String(old), String(now)] as const] : [],
  );
  const back = new Set(chosen.filter(({ how }) => how === 'renamed').map(({ old }) => String(old)));
  /** What a component of `from` is called in what is being made. */
  const called = new Map(renames.filter(([old]) => !back.has(old)));
  const naming = componentNames(called);
  const then = new Map(renames.map(([old, now]) => [now, old]));
  const nameThen = (name: string) => then.get(name) ?? name;
  const nameNow = (name: string) => called.get(nameThen(name)) ?? nameThen(name);

  /** The value that lies there in `from`. */
  const old = (change: Change): Json | undefined => {
    const path = pathIn(from, change, nameThen);
    return path === null ? undefined : getAt(from.config, path);
  };
  const value: Step = (document, change) => {
    const path = pathIn(document, change, nameNow);
    return path === null ? document : withValue(document, path, old(change));
  };
  /** A part of the model that is taken back as a whole. */
  const whole =
    (path: DataPath): Step =>
    (document) =>
      withValue(document, path, getAt(from.config, path));

  const component: Step = (document, change) => {
    const { how, name } = change;
    if (how === 'added') return removeSelection(document, { components: [name], connectors: [] });
    if (how === 'renamed') {
      const named = renameComponent(document, name, String(change.old));
      return named.ok ? named.value : document;
    }
    const raw = rawComponent(from, name);
    if (raw === null || allNames(document).includes(name)) return document;
    const next = withValue(document, [...ARGS, 'components'], [...rawComponents(document), raw]);
    const at = positionsOf(from).get(name);
    return at === undefined ? next : moveComponents(next, new Map([[name, at]]));
  };
  const connector: Step = (document, { how, path }) => {
    const id = namedConnector(naming, wireThen(path.at(-1) ?? '', nameThen));
    if (id === null) return document;
    const without = removeSelection(document, { components: [], connectors: [id] });
    if (how === 'added') return without;
    const at = connectorIds(from).findIndex((each) => namedConnector(naming, each) === id);
    const raw = rawConnectors(from)[at];
    const named = raw === undefined ? null : namedRawConnector(naming, raw);
    const names = new Set(rawComponents(document).map((each) => getAt(each, ['args', 'name'])));
    if (named === null || !endsOf(id).every((end) => names.has(componentOf(end)))) return document;
    return withValue(without, [...ARGS, 'connectors'], [...rawConnectors(without), named]);
  };
  const file: Step = (document, { name }) => {
    const before = from.files.find((each) => each.name === name);
    return before === undefined ? removeFile(document, name) : attachFile(document, before);
  };
  const watch: Step = (document, { how, name }) => {
    const fields = watchedFields(document);
    if (how === 'added')
      return setWatched(
        document,
        fields.filter((field) => field !== name),
      );
    const isThere = shownNames(document).includes(componentOf(name));
    return isThere ? setWatched(document, [...fields, name]) : document;
  };
  const badge: Step = (document, { how, path }) => {
    const id = path.at(-1) ?? '';
    const ids = new Set(badgesOf(document));
    if (how === 'added') ids.delete(id);
    else ids.add(id);
    return withBadges(document, ids);
  };
  const place: Step = (document, change) =>
    shownNames(document).includes(nameNow(change.name)) ? value(document, change) : document;
  const switched: Step = (document, { name }) => {
    const now = nameNow(name);
    return disabledOf(from).has(nameThen(name))
      ? disableComponents(document, catalogue, [now])
      : enableComponents(document, [now]);
  };
  return [
    { component },
    { switch: switched },
    {
      type: value,
      argument: value,
      initialValue: value,
      parameter: value,
      constraint: value,
      resource: value,
      process: value,
      seed: value,
      tune: whole(['plugboard', 'tune']),
      module: file,
      file,
    },
    { connector },
    { place, watch, badge, group: value, note: value },
    { plot: whole([...LAYOUT_PATH, 'plots']) },
  ];
}

/** A connector's id as it was called before components were renamed. */
function wireThen(id: string, nameThen: (name: string) => string): string {
  const end = (text: string) => {
    const component = componentOf(text);
    return `${nameThen(component)}${text.slice(component.length)}`;
  };
  return endsOf(id).map(end).join('..');
}

/** Makes parts of a document what they were, or are in another one; the rest stays as it is. */
export function restoreParts(
  document: PatchbayDocument,
  catalogue: Catalogue,
  parts: Parts,
): Edited | Refused {
  const chosen = parts.chosen.filter(canRestore);
  let made = document;
  for (const steps of stepsOf({ ...parts, chosen }, catalogue)) {
    for (const change of chosen) made = steps[change.kind]?.(made, change) ?? made;
    // What comes next has to read it: RayProcess without its connectors is no model, for one.
    const { name, config, source, files } = made;
    const read = documentFromConfig({ name, config, source, files });
    if (!read.ok)
      return { refused: `These parts do not fit together: ${read.error[0]?.message ?? ''}` };
  }
  return { document: made, label: parts.label, said: `${parts.label}.` };
}
