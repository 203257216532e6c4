import { useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';

interface Shown<T> {
  readonly shown: readonly T[];
  /** The button that shows more of it; null where all is shown. */
  readonly more: ReactNode;
  /** Shows as many as must be seen. */
  readonly showUpTo: (count: number) => void;
}

/** Lines that come with each press: as many as a page draws while one waits. */
const STEP = 200;

/**
 * A long list, of which the beginning is shown and more when it is asked for: to draw thousands of lines
 * would hold the page.
 *
 * @param first how many are shown at first
 */
export function useShown<T>(all: readonly T[], first = 100, className?: string): Shown<T> {
  const [count, setCount] = useState(first);
  const left = all.length - count;
  const label =
    left <= STEP ? `Show all ${all.length}` : `Show ${STEP} more, ${left} are not shown`;
  return {
    shown: left > 0 ? all.slice(0, count) : all,
    more:
      left > 0 ? (
        <Button
          variant="quiet"
          {...(className === undefined ? {} : { className })}
          onClick={() => setCount(count + STEP)}
        >
          {label}
        </Button>
      ) : null,
    showUpTo: (least) => setCount((now) => Math.max(now, least)),
  };
}
