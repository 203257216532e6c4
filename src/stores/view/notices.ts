import type { StoreApi } from 'zustand/vanilla';
import type { Notice, ViewState } from './viewState.ts';
import type { StoreDeps } from '../deps/deps.ts';

export interface Notices {
  /** Shows a notice; one with the same `key` is replaced, so that repeats do not pile up. */
  show(notice: Omit<Notice, 'id'>, key?: string): void;
  dismiss(id: string): void;
}

const MOST_SHOWN = 5;
const PASSING_MS = 6_000;
/** Whoever may want to press the button, or has to read a warning, gets longer. */
const LINGERING_MS = 15_000;

/** Passing messages. Bad news stays until it is dismissed, everything else goes by itself. */
export function createNotices(
  view: StoreApi<ViewState>,
  { setTimer, newId }: Pick<StoreDeps, 'setTimer' | 'newId'>,
): Notices {
  const timers = new Map<string, () => void>();

  function dismiss(id: string): void {
    timers.get(id)?.();
    timers.delete(id);
    const notices = view.getState().notices.filter((notice) => notice.id !== id);
    if (notices.length !== view.getState().notices.length) view.setState({ notices });
  }

  return {
    show(notice, key) {
      const id = key ?? newId();
      dismiss(id);
      const shown: Notice = { ...notice, id, action: dismissing(notice, () => dismiss(id)) };
      const all = [...view.getState().notices, shown];
      for (const old of all.slice(0, -MOST_SHOWN)) dismiss(old.id);
      view.setState({ notices: all.slice(-MOST_SHOWN) });
      if (notice.tone === 'bad') return;
      const brief = notice.tone !== 'warning' && notice.action === null;
      timers.set(
        id,
        setTimer(() => dismiss(id), brief ? PASSING_MS : LINGERING_MS),
      );
    },
    dismiss,
  };
}

/** A notice whose button was pressed has done its work. */
function dismissing(notice: Omit<Notice, 'id'>, dismiss: () => void): Notice['action'] {
  const { action } = notice;
  if (action === null) return null;
  return {
    label: action.label,
    run: () => {
      dismiss();
      action.run();
    },
  };
}
