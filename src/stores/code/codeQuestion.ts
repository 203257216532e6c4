import type { StoreApi } from 'zustand/vanilla';
import type { ViewState } from '../view/viewState.ts';

/** The dialog that asks whether the code of the open document may run. */
export interface CodeQuestion {
  /** Shows it until it is answered; to close it is a no. */
  ask(): Promise<boolean>;
  answer(isAllowed: boolean): void;
}

export function createCodeQuestion(view: StoreApi<ViewState>): CodeQuestion {
  let answering: ((isAllowed: boolean) => void) | null = null;
  return {
    async ask() {
      const isAllowed = await new Promise<boolean>((resolve) => {
        answering = resolve;
        view.setState({ dialog: 'code' });
        const unsubscribe = view.subscribe(({ dialog }) => {
          if (dialog === 'code') return;
          unsubscribe();
          resolve(false);
        });
      });
      answering = null;
      if (view.getState().dialog === 'code') view.setState({ dialog: null });
      return isAllowed;
    },
    answer: (isAllowed) => answering?.(isAllowed),
  };
}
