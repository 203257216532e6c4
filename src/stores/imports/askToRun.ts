import type { StoreApi } from 'zustand/vanilla';
import type { RunClient } from '../../runner/api.ts';
import type { ScriptQuestion, ViewState } from '../view/viewState.ts';

type Record = NonNullable<RunClient['record']>;
type OnLoading = Parameters<Record>[1];

/** What became of the question: the answer of the script, or what the person chose in its place. */
type Outcome = 'attach' | 'cancelled' | Awaited<ReturnType<Record>>;

/**
 * Asks by the dialog `script` whether a script may run, and runs it while that stays open; closing the dialog
 * ends it.
 */
export async function askToRun(
  view: StoreApi<ViewState>,
  question: Pick<ScriptQuestion, 'file' | 'code' | 'others'>,
  record: (onLoading: OnLoading, signal: AbortSignal) => ReturnType<Record>,
): Promise<Outcome> {
  const withdrawal = new AbortController();
  const closed = new Promise<'cancelled'>((resolve) => {
    withdrawal.signal.addEventListener('abort', () => resolve('cancelled'));
  });
  const choice = new Promise<'run' | 'attach'>((resolve) => {
    view.setState({ dialog: 'script', script: { ...question, progress: null, answer: resolve } });
  });
  const unsubscribe = view.subscribe(({ dialog }) => {
    if (dialog !== 'script') withdrawal.abort();
  });
  const tell = (progress: ScriptQuestion['progress']): void => {
    const { script } = view.getState();
    if (script !== null && !withdrawal.signal.aborted)
      view.setState({ script: { ...script, progress } });
  };
  const chosen = await Promise.race([choice, closed]);
  const run = (): Promise<Outcome> => {
    tell('runs');
    return record((loading) => tell(loading ?? 'runs'), withdrawal.signal);
  };
  const outcome = chosen === 'run' ? await Promise.race([run(), closed]) : chosen;
  unsubscribe();
  if (view.getState().dialog === 'script') view.setState({ dialog: null });
  view.setState({ script: null });
  return outcome;
}
