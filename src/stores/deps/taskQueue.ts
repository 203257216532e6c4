/**
 * A queue of one: each piece of work begins when the one before is over. What a piece of work
 * throws goes to `onError` and does not stop the queue.
 */
export function createQueue(onError: (error: unknown) => void) {
  let last: Promise<void> = Promise.resolve();
  return (work: () => Promise<void>): Promise<void> => {
    last = last.then(work).catch(onError);
    return last;
  };
}
