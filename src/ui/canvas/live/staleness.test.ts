import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { JsonObject } from '../../../base/json.ts';
import { readModelText } from '../../../formats/index.ts';
import { catalogue } from '../../../library/index.ts';
import { type PatchbayDocument } from '../../../model/index.ts';
import { setArgument } from '../../../editing/arguments/arguments.ts';
import { renameField } from '../../../editing/arguments/renameField.ts';
import { renameComponent } from '../../../editing/components/rename.ts';
import type { DocumentState, RunState } from '../../../stores/api.ts';
import { idleRun } from '../../../stores/run/runShown.ts';
import { createStaleness } from './staleness.ts';

const model = (iters: number, patchbay: JsonObject = {}): JsonObject => ({
  plugboard: { process: { args: { components: [{ args: { iters } }], patchbay } } },
});

function stores() {
  const at = (config: JsonObject) =>
    ({ document: { format: 1, name: 'a', source: null, files: [], config } }) as const;
  const document = createStore<DocumentState>(() => ({
    ...at(model(5)),
    origin: { kind: 'stored', id: 'a' },
    saved: { kind: 'saved', at: null },
    past: [],
    future: [],
    asides: { count: 0, list: [] },
    typed: null,
    catalogue,
    problems: [],
  }));
  const run = createStore<RunState>(() => idleRun());
  return {
    document,
    run,
    edit: (config: JsonObject) => document.setState(at(config)),
    put: (now: PatchbayDocument) => document.setState({ document: now }),
  };
}

const ended = { kind: 'ended', status: 'completed', error: null } as const;

test('values are of an older state after an edit of the model, and not after it was undone', () => {
  const { document, run, edit } = stores();
  const staleness = createStaleness(run, document);
  let told = 0;
  staleness.subscribe(() => told++);
  run.setState({ phase: { kind: 'starting' } });
  run.setState({ phase: { kind: 'running' } });
  run.setState({ phase: ended, record: 'one' });
  expect(staleness.isStale()).toBe(false);
  edit(model(5, { positions: { a: [0, 40] } }));
  expect(staleness.isStale()).toBe(false);
  const before = told;
  edit(model(6));
  expect(told).toBeGreaterThan(before);
  expect(staleness.isStale()).toBe(true);
  edit(model(5));
  expect(staleness.isStale()).toBe(false);
});

test('values are of an older state after a change of the code, not of data, and not after it was undone', () => {
  const { document, run, put } = stores();
  const staleness = createStaleness(run, document);
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  const [code, data] = [file('own.py', 'x = 1'), file('a.csv', 'x')];
  const now = document.getState().document;
  put({ ...now, files: [code, data] });
  run.setState({ phase: { kind: 'starting' } });
  run.setState({ phase: ended, record: 'one' });
  put({ ...now, files: [code, file('a.csv', 'y')] });
  expect(staleness.isStale()).toBe(false);
  let told = 0;
  staleness.subscribe(() => told++);
  put({ ...now, files: [file('own.py', 'x = 2'), data] });
  expect([staleness.isStale(), told]).toEqual([true, 1]);
  put({ ...now, files: [code, data] });
  expect(staleness.isStale()).toBe(false);
  put({ ...now, files: [data] });
  expect(staleness.isStale()).toBe(true);
});

test('values of a kept run are of an older state until another run begins', () => {
  const { document, run } = stores();
  const staleness = createStaleness(run, document);
  run.setState({ phase: ended, record: 'kept' });
  expect(staleness.isStale()).toBe(true);
  run.setState({ ...idleRun(), phase: { kind: 'starting' } });
  expect(staleness.isStale()).toBe(false);
  run.setState({ phase: ended, record: 'new' });
  expect(staleness.isStale()).toBe(false);
  run.setState({ phase: ended, record: 'kept' });
  expect(staleness.isStale()).toBe(true);
});

const TEXT = `plugboard:
  process:
    args:
      components:
        - { type: patchbay.Range, args: { name: counter, iters: 5 } }
        - type: patchbay.Formula
          args: { name: twice, inputs: [a, b], expressions: { y: a * 2 + b } }
      connectors:
        - { source: counter.y, target: twice.a }
        - { source: counter.y, target: twice.b }
`;

test('no rename makes values older, of a component or of a field, alone or with another; an argument does', () => {
  const { document, run, put } = stores();
  const read = readModelText(TEXT, 'names');
  if (!read.ok) throw new Error(read.error[0]?.message);
  put(read.value);
  const staleness = createStaleness(run, document);
  run.setState({ phase: { kind: 'starting' } });
  run.setState({ phase: ended, record: 'one' });
  const form = catalogue.find('patchbay.Formula')?.form ?? [];
  const named = (now: PatchbayDocument, from: string, to: string): PatchbayDocument => {
    const next = renameComponent(now, from, to);
    if (!next.ok) throw new Error(next.error);
    return next.value;
  };
  const once = named(read.value, 'twice', 'double');
  const field = { component: 'double', argument: 'inputs', from: 'a', to: 'first' };
  const output = { component: 'double', argument: 'expressions', from: 'y', to: 'sum' };
  const twice = renameField(renameField(once, form, field), form, output);
  const all = named(twice, 'counter', 'clock');
  for (const now of [once, twice, all]) {
    put(now);
    expect(staleness.isStale()).toBe(false);
  }
  put(setArgument(all, 'clock', 'iters', 6));
  expect(staleness.isStale()).toBe(true);
});
