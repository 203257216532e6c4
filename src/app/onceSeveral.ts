import { specOf } from '../model/index.ts';
import type { Stores } from '../stores/index.ts';

/** Does something once, as soon as a document with several components is open: one that may be run. */
export function onceSeveral({ document }: Pick<Stores, 'document'>, work: () => void): void {
  const areSeveral = () =>
    specOf(document.getState().document).plugboard.process.args.components.length > 1;
  if (areSeveral()) {
    work();
    return;
  }
  const unsubscribe = document.subscribe(() => {
    if (!areSeveral()) return;
    unsubscribe();
    work();
  });
}
