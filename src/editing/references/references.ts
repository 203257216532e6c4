import { isObject, type JsonObject } from '../../base/json.ts';
import { badgesOf } from '../../model/layout/badges.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { withBadges } from '../connectors/badges.ts';
import { copiedControls, followedControls } from '../watching/controls.ts';
import { withDisabled } from '../components/disable.ts';
import { withGroups } from '../marks/groups.ts';
import { withPositions } from '../places/move.ts';
import { withPins } from '../process/pins.ts';
import { rawStudies } from '../../model/layout/rawStudies.ts';
import { withStudies } from '../study/withStudies.ts';
import { namedStudy } from './tuneNames.ts';
import { setPlots } from '../watching/plots.ts';
import { ARGS, rawConnectors, renamed, withValue } from '../../model/raw.ts';
import { setWatched } from '../watching/watch.ts';
import { groupsOf } from '../../model/layout/groups.ts';
import { layoutOf, watchedFields } from '../../model/layout/layout.ts';
import { getAt } from '../../model/paths.ts';
import { type PlotSpec, plotsOf } from '../../model/layout/plots.ts';
import { pinsOf } from '../../model/layout/pool.ts';
import { namedConnector, namedField, type Naming, namedRawConnector } from './Naming.ts';

/** Something in a document that speaks of components or fields by their names. */
interface Reference {
  /** Where it lies: in the model, or a part of the layout. */
  readonly part: string;
  /**
   * Lets it speak of things as they are called now; what speaks of things that are gone goes.
   *
   * @param document in which the components have their new names
   * @param before the same document, in which nothing has
   */
  readonly follow: (
    document: PatchbayDocument,
    before: PatchbayDocument,
    naming: Naming,
  ) => PatchbayDocument;
  /**
   * Takes what speaks of copied components over from the document that they come from. Absent where copies
   * get none.
   *
   * @param document in which the copies are, with their connectors
   * @param naming the copied components and what the copies are called
   */
  readonly copy?: (
    document: PatchbayDocument,
    from: PatchbayDocument,
    naming: Naming,
  ) => PatchbayDocument;
  /** It is copied with a whole model only: beside the original it would speak of the same twice. */
  readonly wholeOnly?: true;
}

/** Entries by component, as they are called now. */
function namedEntries<T>(map: ReadonlyMap<string, T>, { component }: Naming): Map<string, T> {
  return new Map(
    [...map].flatMap(([name, value]) => {
      const now = component(name);
      return now === null ? [] : [[now, value] as const];
    }),
  );
}

const present = <T>(values: readonly (T | null)[]): T[] => values.filter((one) => one !== null);

function namedPlots(plots: readonly PlotSpec[], naming: Naming): readonly PlotSpec[] {
  const all = (fields: readonly string[]) =>
    present(fields.map((field) => namedField(naming, field, null)));
  return plots.map((plot) => ({
    ...plot,
    fields: all(plot.fields),
    right: all(plot.right),
    steps: all(plot.steps),
    points: all(plot.points),
    x: plot.x === null ? null : namedField(naming, plot.x, null),
  }));
}

const TUNE = ['plugboard', 'tune', 'args'] as const;

/** Everything of a component that is switched off, under the names of now. */
function namedDisabled(before: PatchbayDocument, naming: Naming) {
  return [...disabledOf(before).values()].flatMap(({ component, raw, at, bypass }) => {
    const name = naming.component(component.args.name);
    if (name === null) return [];
    return [
      {
        at,
        bypass: present(bypass.map((id) => namedConnector(naming, id))),
        raw: {
          component: name === component.args.name ? raw.component : renamed(raw.component, name),
          connectors: present(raw.connectors.map((one) => namedRawConnector(naming, one))),
        },
      },
    ];
  });
}

/**
 * All that refers to a component or a field by its name. Whoever renames, removes, copies or brings in
 * components goes through this list; a test finds parts of the layout that are missing in it.
 */
export const REFERENCES: readonly Reference[] = [
  {
    part: 'connectors',
    follow(document, before, naming) {
      const connectors = rawConnectors(before);
      if (connectors.length === 0) return document;
      const next = present(connectors.map((one) => namedRawConnector(naming, one)));
      const isSame =
        next.length === connectors.length && next.every((one, i) => one === connectors[i]);
      return isSame ? document : withValue(document, [...ARGS, 'connectors'], next);
    },
  },
  {
    part: 'tune',
    follow(document, before, naming) {
      const args = getAt(before.config, TUNE);
      if (!isObject(args)) return document;
      return withValue(document, TUNE, namedStudy(args as JsonObject, naming));
    },
  },
  {
    part: 'studies',
    follow(document, before, naming) {
      const studies = rawStudies(before);
      if (studies.length === 0) return document;
      return withStudies(
        document,
        studies.map((study) => namedStudy(study, naming)),
      );
    },
  },
  {
    part: 'positions',
    follow: (document, before, naming) =>
      withPositions(document, namedEntries(layoutOf(before).positions, naming)),
  },
  {
    part: 'disabled',
    follow: (document, before, naming) =>
      disabledOf(before).size === 0
        ? document
        : withDisabled(document, namedDisabled(before, naming), before),
    copy(document, from, naming) {
      const copies = namedDisabled(from, naming).map((each) => ({ ...each, at: Infinity }));
      if (copies.length === 0) return document;
      return withDisabled(document, [...disabledOf(document).values(), ...copies]);
    },
  },
  {
    part: 'watch',
    follow(document, before, naming) {
      const watch = watchedFields(before);
      if (watch.length === 0) return document;
      // The plots have other fields until their turn comes, so they are left as they are meanwhile.
      const plots = namedPlots(plotsOf(before), naming);
      const named = present(watch.map((field) => namedField(naming, field, null)));
      return setPlots(setWatched(document, named), plots);
    },
    copy(document, from, naming) {
      const named = present(watchedFields(from).map((field) => namedField(naming, field, null)));
      return setWatched(document, [...watchedFields(document), ...named]);
    },
    wholeOnly: true,
  },
  {
    // They follow with what is watched.
    part: 'plots',
    follow: (document) => document,
    copy(document, from, naming) {
      if (watchedFields(from).length === 0) return document;
      const own = new Set(watchedFields(from).map((field) => namedField(naming, field, null)));
      const others = plotsOf(document).map((plot) => ({
        ...plot,
        fields: plot.fields.filter((field) => !own.has(field)),
      }));
      return setPlots(document, [...others, ...namedPlots(plotsOf(from), naming)]);
    },
    wholeOnly: true,
  },
  {
    part: 'pool',
    follow: (document, before, naming) => withPins(document, namedEntries(pinsOf(before), naming)),
    copy: (document, from, naming) =>
      withPins(document, new Map([...pinsOf(document), ...namedEntries(pinsOf(from), naming)])),
  },
  {
    part: 'groups',
    follow(document, before, naming) {
      const groups = groupsOf(before);
      if (groups.size === 0) return document;
      const named = [...groups.values()].map((group) => ({
        ...group,
        members: present(group.members.map(naming.component)),
      }));
      return withGroups(document, named);
    },
  },
  {
    part: 'controls',
    follow: (document, _before, { component }) =>
      followedControls(document, (target) => {
        if ('parameter' in target) return target;
        const name = component(target.component);
        if (name === null || name === target.component) return name === null ? null : target;
        return { ...target, component: name };
      }),
    copy: (document, from, { component }) => copiedControls(document, from, component),
  },
  {
    // After connectors, those of what is switched off too: badges of others are let go.
    part: 'badges',
    follow(document, before, naming) {
      const ids = badgesOf(before);
      if (ids.size === 0) return document;
      return withBadges(
        document,
        new Set(present([...ids].map((id) => namedConnector(naming, id)))),
      );
    },
    copy(document, from, naming) {
      const ids = present([...badgesOf(from)].map((id) => namedConnector(naming, id)));
      return ids.length === 0
        ? document
        : withBadges(document, new Set([...badgesOf(document), ...ids]));
    },
  },
];

/** Lets everything in a document speak of its components and fields by their names of now. */
export function followNames(
  document: PatchbayDocument,
  before: PatchbayDocument,
  naming: Naming,
): PatchbayDocument {
  return REFERENCES.reduce((at, { follow }) => follow(at, before, naming), document);
}

/**
 * Takes over what speaks of components that were copied into a document.
 *
 * @param whole a whole model was copied: what is watched in it comes too
 */
export function copyReferences(
  document: PatchbayDocument,
  from: PatchbayDocument,
  naming: Naming,
  whole: boolean,
): PatchbayDocument {
  return REFERENCES.reduce(
    (at, { copy, wholeOnly }) =>
      copy === undefined || (wholeOnly && !whole) ? at : copy(at, from, naming),
    document,
  );
}
