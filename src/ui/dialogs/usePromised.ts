import { useEffect, useState } from 'react';

/**
 * What an asynchronous verb gives, asked for when the component appears; null until then.
 *
 * @param ask a stable function: another one asks again
 */
export function usePromised<T>(ask: () => Promise<T>): T | null {
  const [answer, setAnswer] = useState<{ readonly to: () => Promise<T>; readonly value: T } | null>(
    null,
  );
  useEffect(() => {
    let gone = false;
    void ask().then((value) => {
      if (!gone) setAnswer({ to: ask, value });
    });
    return () => {
      gone = true;
    };
  }, [ask]);
  return answer?.to === ask ? answer.value : null;
}
