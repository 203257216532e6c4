import { isExactMap } from '../../base/exactValue.ts';
import type { Change } from '../../compare/index.ts';

/** Whether a change can be taken back by itself. */
export function canRestore({ kind, name, old, new: now }: Change): boolean {
  if (['document', 'order', 'control', 'worker', 'layout'].includes(kind)) return false;
  // Wires of what is switched off come and go with it; of two things of one name nobody knows which.
  return !name.includes('#') && !(kind === 'connector' && [old, now].some(isExactMap));
}
