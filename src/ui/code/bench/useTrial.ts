import { useEffect, useRef, useState } from 'react';
import type { Json } from '../../../base/json.ts';
import { fail, type Result } from '../../../base/result.ts';
import type { RunningTrial, TrialEvent } from '../../../stores/index.ts';
import { useStores } from '../../page/StoresContext.tsx';

interface TrialLine {
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
}

/** A component that is tried, as far as it has come. */
export interface TrialShown {
  /** Outputs by step. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly log: readonly TrialLine[];
  /** What it waits for before its first step; null: for nothing. */
  readonly waitsFor: string | null;
  /** It gives no sign of life. */
  readonly isSilent: boolean;
  /** It takes no more steps. */
  readonly isOver: boolean;
  /** Why it failed, or could not be tried. */
  readonly fault: string | null;
}

const FRESH: TrialShown = {
  rows: [],
  log: [],
  waitsFor: null,
  isSilent: false,
  isOver: false,
  fault: null,
};
const NOT_BEGUN = 'It could not be tried. Check the network, then begin anew.';
/** Lines of the log that are kept. */
const MOST_LINES = 200;

export type TrialInputs = Readonly<Record<string, readonly Json[]>>;

/** What is to be seen after an event of a trial. */
export function afterEvent(shown: TrialShown, event: TrialEvent): TrialShown {
  switch (event.kind) {
    case 'values': {
      const { output, start, values } = event;
      const rows = [...shown.rows];
      while (rows.length < start) rows.push({});
      for (const [i, value] of values.entries())
        rows[start + i] = { ...rows[start + i], [output]: value };
      return { ...shown, rows };
    }
    case 'log': {
      const { level, message } = event;
      return { ...shown, log: [...shown.log, { level, message }].slice(-MOST_LINES) };
    }
    case 'loading':
      return { ...shown, waitsFor: event.what };
    case 'unresponsive':
      return { ...shown, isSilent: event.value };
    case 'ended':
      return { ...shown, isOver: true, isSilent: false, waitsFor: null, fault: event.failure };
  }
}

/**
 * Tries a component of a type, which begins with the first step that is asked for.
 *
 * @param anew another one of it is another component: a trial of the one before is over
 */
export function useTrial(type: string, anew: unknown) {
  const { verbs } = useStores();
  const [shown, setShown] = useState<TrialShown>(FRESH);
  /** The trial under way; a promise as long as it begins. */
  const trial = useRef<Promise<RunningTrial | null> | null>(null);
  /** Ends a trial that has not begun yet. */
  const withdrawal = useRef<AbortController | null>(null);

  function close(): void {
    withdrawal.current?.abort();
    void trial.current?.then((running) => running?.close());
    trial.current = null;
  }
  function reset(): void {
    close();
    setShown(FRESH);
  }
  useEffect(() => reset, [type, anew]);

  function begin(inputs: TrialInputs): Promise<RunningTrial | null> {
    setShown({ ...FRESH, waitsFor: 'the sandbox' });
    const isMine = () => trial.current === mine;
    const { signal } = (withdrawal.current = new AbortController());
    const hear = (event: TrialEvent) => {
      if (isMine()) setShown((before) => afterEvent(before, event));
    };
    const mine = verbs
      .tryComponent(type, inputs, hear, signal)
      // What tries it may not be to be had, without a network.
      .catch((): Result<RunningTrial, string> => fail(NOT_BEGUN))
      .then((begun) => {
        if (isMine())
          setShown((before) =>
            begun.ok
              ? { ...before, waitsFor: null }
              : { ...FRESH, isOver: true, fault: begun.error },
          );
        return begun.ok ? begun.value : null;
      });
    trial.current = mine;
    return mine;
  }

  return {
    shown,
    reset,
    async step(count: number, inputs: TrialInputs): Promise<void> {
      const begun = trial.current ?? begin(inputs);
      const running = await begun;
      const stepped = await running?.step(count);
      if (stepped?.ok === false && trial.current === begun)
        setShown((before) => ({ ...before, fault: before.fault ?? stepped.error }));
    },
  };
}
