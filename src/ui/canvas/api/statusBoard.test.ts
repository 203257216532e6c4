import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RunState } from '../../../stores/api.ts';
import { idleRun } from '../../../stores/run/runShown.ts';
import { createStatusBoard } from './statusBoard.ts';

test('a component, and the group around it, say why it failed; nothing else does', () => {
  const run = createStore<RunState>(() => idleRun());
  const board = createStatusBoard(run, (node) => (node === 'plant' ? ['tank', 'pipe'] : [node]));
  let told = 0;
  board.subscribe('tank', () => told++);
  expect(board.failure('tank')).toBe(null);
  const error = { code: 'component', component: 'tank', step: 3, message: 'It ran over.' };
  run.setState({ phase: { kind: 'ended', status: 'failed', error } });
  expect(told).toBe(1);
  expect(board.failure('tank')).toBe('It ran over.');
  expect(board.failure('plant')).toBe('tank: It ran over.');
  expect(board.status('tank')).toBe('failed');
  expect(board.status('pipe')).toBe(null);
  expect(board.failure('pipe')).toBe(null);
  run.setState(idleRun());
  expect(board.failure('tank')).toBe(null);
});
