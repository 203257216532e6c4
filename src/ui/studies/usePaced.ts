import { useEffect, useRef, useState } from 'react';

/**
 * A value that changes often, taken over now and then only.
 *
 * @param key where this changes, the value counts at once
 * @param pause milliseconds
 */
export function usePaced<T>(value: T, key: string, pause: number): T {
  const [taken, setTaken] = useState({ value, key, at: 0 });
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
    if (value === taken.value) return;
    const wait = Math.max(0, taken.at + pause - performance.now());
    const timer = setTimeout(
      () => setTaken({ value: latest.current, key, at: performance.now() }),
      wait,
    );
    return () => clearTimeout(timer);
  }, [value, key, taken, pause]);
  return key === taken.key ? taken.value : value;
}
