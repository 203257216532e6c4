/** Signals by which somebody outside ends a program politely. */
export type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

/** The part of Node's `process` that signals concern. */
interface Program {
  readonly pid: number;
  on(signal: Signal, listener: () => void): unknown;
  off(signal: Signal, listener: () => void): unknown;
  kill(pid: number, signal: Signal): unknown;
}

/** Who is told of signals, and in which order. */
export interface Signals {
  /**
   * Takes the next of these signals in place of the program's end; the one behind it ends the program.
   *
   * @returns takes none any more
   */
  take(signals: readonly Signal[], stop: () => void): () => void;
  /**
   * Does this where a signal that nobody takes ends the program, before it ends.
   *
   * @returns does it no more
   */
  beforeEnd(signals: readonly Signal[], clear: () => void): () => void;
}

interface Taker {
  readonly signals: readonly Signal[];
  readonly stop: () => void;
}

/** The signals of a program. However often and in whichever order somebody listens, one rule holds. */
export function signalsOf(program: Program): Signals {
  const takers = new Set<Taker>();
  const ends = new Map<Signal, () => void>();
  const listeners = new Map<Signal, () => void>();

  const takersOf = (signal: Signal) => [...takers].filter((one) => one.signals.includes(signal));

  /** Listens as long as there is somebody to tell: a signal nobody listens to ends a program by itself. */
  function listen(signal: Signal): void {
    const isWanted = ends.has(signal) || takersOf(signal).length > 0;
    const listener = listeners.get(signal);
    if (isWanted && listener === undefined) {
      const made = (): void => tell(signal);
      listeners.set(signal, made);
      program.on(signal, made);
    } else if (!isWanted && listener !== undefined) {
      listeners.delete(signal);
      program.off(signal, listener);
    }
  }

  function leave(taker: Taker): void {
    takers.delete(taker);
    taker.signals.forEach(listen);
  }

  function tell(signal: Signal): void {
    const told = takersOf(signal);
    for (const taker of told) {
      leave(taker);
      taker.stop();
    }
    if (told.length > 0) return;
    ends.get(signal)?.();
    ends.delete(signal);
    listen(signal);
    program.kill(program.pid, signal);
  }

  return {
    take(signals, stop) {
      const taker = { signals, stop };
      takers.add(taker);
      signals.forEach(listen);
      return () => leave(taker);
    },
    beforeEnd(signals, clear) {
      for (const signal of signals) {
        ends.set(signal, clear);
        listen(signal);
      }
      return () => {
        for (const signal of signals) {
          ends.delete(signal);
          listen(signal);
        }
      };
    },
  };
}

/** Those of this program. */
export const signals = signalsOf(process);
