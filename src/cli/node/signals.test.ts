import { describe, expect, test } from 'vitest';
import { type Signal, signalsOf } from './signals.ts';

/** A program that nobody listens to ends by a signal. */
function program() {
  const listeners = new Map<Signal, Set<() => void>>();
  const log: string[] = [];
  const send = (signal: Signal): void => {
    const told = [...(listeners.get(signal) ?? [])];
    if (told.length === 0) log.push(`ended by ${signal}`);
    for (const listener of told) listener();
  };
  const signals = signalsOf({
    pid: 7,
    on: (signal, listener) =>
      listeners.set(signal, (listeners.get(signal) ?? new Set()).add(listener)),
    off: (signal, listener) => listeners.get(signal)?.delete(listener),
    kill: (pid, signal) => (pid === 7 ? send(signal) : undefined),
  });
  return { signals, send, log };
}

const stopping = (log: string[]) => () => void log.push('stopped');
const clearing = (log: string[]) => () => void log.push('cleared');

describe('a signal', () => {
  test.each(['before', 'behind'] as const)(
    'is for who takes it, and the next one ends the program: clearing is asked for %s that',
    (when) => {
      const { signals, send, log } = program();
      if (when === 'before') signals.beforeEnd(['SIGTERM', 'SIGHUP'], clearing(log));
      signals.take(['SIGINT', 'SIGTERM'], stopping(log));
      if (when === 'behind') signals.beforeEnd(['SIGTERM', 'SIGHUP'], clearing(log));
      send('SIGTERM');
      expect(log).toEqual(['stopped']);
      send('SIGTERM');
      expect(log).toEqual(['stopped', 'cleared', 'ended by SIGTERM']);
    },
  );

  test('behind one of another kind ends the program as well', () => {
    const { signals, send, log } = program();
    signals.take(['SIGINT', 'SIGTERM'], stopping(log));
    send('SIGINT');
    send('SIGTERM');
    expect(log).toEqual(['stopped', 'ended by SIGTERM']);
  });

  test('that nobody takes any more clears, then ends the program', () => {
    const { signals, send, log } = program();
    signals.beforeEnd(['SIGTERM', 'SIGHUP'], clearing(log));
    const leave = signals.take(['SIGINT', 'SIGTERM'], stopping(log));
    leave();
    send('SIGHUP');
    send('SIGINT');
    expect(log).toEqual(['cleared', 'ended by SIGHUP', 'ended by SIGINT']);
  });

  test('tells everybody who takes it', () => {
    const { signals, send, log } = program();
    signals.take(['SIGINT'], stopping(log));
    signals.take(['SIGINT'], stopping(log));
    send('SIGINT');
    expect(log).toEqual(['stopped', 'stopped']);
  });
});
