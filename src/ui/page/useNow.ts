import { useEffect, useState } from 'react';

/** Words such as "5 min ago" need no finer clock. */
const EVERY_MS = 30_000;

/** The time, milliseconds since 1970, read again now and then, and when `on` changes. */
export function useNow(on: unknown): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const read = () => setNow(Date.now());
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
  }, [on]);
  return now;
}
