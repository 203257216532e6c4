import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { JsonObject } from '../../base/json.ts';
import type { DocumentState, RunState } from '../../stores/api.ts';
import { idleRun } from '../../stores/runSession.ts';
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
    problems: [],
  }));
  const run = createStore<RunState>(() => idleRun());
  return { document, run, edit: (config: JsonObject) => document.setState(at(config)) };
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
