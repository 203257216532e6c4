/** How often the page is told which trial a worker is at, milliseconds. */
const TELL_MS = 50;

/** What the frame needs to pass that on. */
interface Outside {
  tell(number: number): void;
  now(): number;
  setTimer(callback: () => void, milliseconds: number): void;
}

/**
 * Hears from a worker which trial it begins, many thousand times a second perhaps, and passes on the latest
 * now and then. It is the frame's part, since a worker whose trial hangs tells nothing any more.
 *
 * @returns takes what the worker told; false where that is something else
 */
export function latestTrial({ tell, now, setTimer }: Outside): (value: unknown) => boolean {
  let latest = -1;
  let told = -1;
  let toldAt = -Infinity;
  let isTimed = false;

  function pass(): void {
    isTimed = false;
    if (latest === told) return;
    told = latest;
    toldAt = now();
    tell(latest);
  }

  return (value) => {
    if (typeof value !== 'number') return false;
    if (!Number.isSafeInteger(value) || value < 0) return true;
    latest = value;
    if (now() - toldAt >= TELL_MS) pass();
    else if (!isTimed) {
      isTimed = true;
      setTimer(pass, TELL_MS);
    }
    return true;
  };
}
