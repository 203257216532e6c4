import type { StorageFailure } from '../../storage/index.ts';
import { historyOfCopy } from '../document/historyInStorage.ts';
import type { SavingContext } from './savingContext.ts';

/** Somebody else changed or removed the record: what is here goes on under a record of its own. */
export function becomeCopy(
  { deps, document, notices, open, renew }: SavingContext,
  why: StorageFailure['kind'],
): void {
  const id = deps.newId();
  const target = open();
  target.id = id;
  target.revision = 0;
  target.history = historyOfCopy(target.history);
  renew(id);
  document.setState({ origin: { kind: 'stored', id } });
  const text =
    why === 'conflict'
      ? 'This document was changed somewhere else too. Your version goes on as a copy; nothing was overwritten.'
      : 'This document was removed somewhere else. Your version is kept as a new document.';
  notices.show({ tone: 'warning', text, action: null }, 'copied');
}
