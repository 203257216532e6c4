import { test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { readModelText, writeYaml } from '../formats/index.ts';
import {
  badgesOf,
  connectorId,
  controlsOf,
  disabledOf,
  documentFromConfig,
  documentOfTree,
  emptyDocument,
  groupsOf,
  type PatchbayDocument,
  pinsOf,
  specOf,
  treeOf,
  watchedFields,
} from '../model/index.ts';
import { componentOf } from '../model/endpoint.ts';
import { layoutOf, shownNames } from '../model/layout/layout.ts';
import { plotsOf } from '../model/index.ts';
import { edited, freshHistory } from '../stores/document/history.ts';
import { walked } from '../stores/document/walkHistory.ts';
import { EVERY_EDIT, made, someEdits } from '../testing/editing/everyEdit.ts';
import { keepPlaces } from './places/keepPlaces.ts';

const SOURCES = import.meta.glob<string>('./**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Fails at any write to the document that an edit was given. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(frozen);
  return value;
}

/** What speaks of something that is not there. */
function dangling(document: PatchbayDocument): readonly string[] {
  const names = new Set(shownNames(document));
  const { components, connectors } = specOf(document).plugboard.process.args;
  const present = new Set(components.map(({ args }) => args.name));
  const off = [...disabledOf(document).values()].flatMap((each) => each.connectors);
  const ids = new Set([...connectors, ...off].map(connectorId));
  const groups = groupsOf(document);
  const lost = (what: string, all: Iterable<string>) =>
    [...all].filter((name) => !names.has(name)).map((name) => `${what} ${name}`);
  return [
    ...connectors.flatMap(({ source, target }) =>
      [source.entity, target.entity].filter((name) => !present.has(name)),
    ),
    ...lost('position', layoutOf(document).positions.keys()),
    ...lost('watch', watchedFields(document).map(componentOf)),
    ...lost(
      'plot',
      plotsOf(document).flatMap(({ fields }) => fields.map(componentOf)),
    ),
    ...lost('worker', pinsOf(document).keys()),
    ...lost(
      'control',
      controlsOf(document).flatMap(({ target }) => ('component' in target ? target.component : [])),
    ),
    ...lost(
      'group',
      [...groups.values()].flatMap(({ members }) => members),
    ),
    ...[...groups.values()].filter(({ parent }) => parent !== null && !groups.has(parent)),
    ...[...badgesOf(document)].filter((id) => !ids.has(id)),
  ].map(String);
}

test('every edit of this room is in the table that the properties are about', () => {
  const pattern =
    /export function (\w+)\([^{}]*(?:\{[^{}]*\}[^{}]*)*\): Edited(?: \| Refused)? \{|export const (\w+): Edit</g;
  const names = Object.values(SOURCES).flatMap((text) =>
    [...text.matchAll(pattern)].map(([, made, written]) => made ?? written ?? ''),
  );

  expect(names.length).toBeGreaterThan(55);
  expect(names.filter((name) => !Object.hasOwn(EVERY_EDIT, name))).toEqual([]);
});

property.prop([someEdits], { numRuns: 150 })(
  'whatever is edited: nothing speaks of what is gone, names differ, and the readers read it back',
  (edits) => {
    let document = frozen(emptyDocument('test'));
    for (const edit of edits) {
      const done = made(document, edit);
      if ('refused' in done) {
        expect(done.refused).not.toBe('');
        continue;
      }
      expect(done.label).not.toBe('');
      document = frozen(done.document);
      const names = specOf(document).plugboard.process.args.components.map(({ args }) => args.name);
      const all = [...names, ...disabledOf(document).keys()];
      expect([edit.name, dangling(document)]).toEqual([edit.name, []]);
      expect(new Set(all).size).toBe(all.length);
      for (const node of done.selection?.components ?? [])
        if (!node.includes(':')) expect(shownNames(document)).toContain(node);
    }
    const { name, config } = document;
    const again = documentFromConfig({ name, config });
    expect(again.ok ? again.value.config : again.error).toEqual(config);
    expect(documentOfTree(treeOf(document))).toEqual(document);
    // A text without components is none that plugboard takes.
    if (specOf(document).plugboard.process.args.components.length === 0) return;
    const text = readModelText(writeYaml(document, { layout: true }), name);
    expect(text.ok ? text.value.config : text.error).toEqual(config);
  },
);

property.prop([someEdits], { numRuns: 100 })(
  'what is undone is as it was, and what is done again as it had become',
  (edits) => {
    let history = freshHistory(emptyDocument('test'));
    const states = [history.document];
    for (const [at, edit] of edits.entries()) {
      const done = made(history.document, edit);
      if ('refused' in done) continue;
      const kept = () => keepPlaces(history.document, done.document);
      const next = edited(history, { label: done.label, at }, kept, false);
      if (next !== history) states.push(next.document);
      history = next;
    }
    const back = walked(history, -history.past.length).history;

    expect(back.document).toEqual(states[0]);
    states.forEach((state, i) => expect(walked(back, i).history.document).toEqual(state));
  },
);
