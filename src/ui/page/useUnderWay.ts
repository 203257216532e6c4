import { useEffect, useState } from 'react';
import { useStores } from './StoresContext.tsx';

/**
 * A text that is being typed: what it would be, were it to end now, is put down, so that a page that breaks
 * off loses none of it.
 *
 * @param finish makes the edit that it would be, and nothing else, or says false where it is none as it
 * stands; null: nothing is being typed
 */
export function useUnderWay(finish: (() => unknown) | null): void {
  const { verbs } = useStores();
  const [key] = useState(() => Symbol('text'));
  useEffect(() => verbs.underWay(key, finish));
  useEffect(() => () => verbs.underWay(key, null), [key, verbs]);
}
