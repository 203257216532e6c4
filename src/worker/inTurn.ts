/** Runs jobs one after the other, in the order in which they came. A job that fails stops nobody. */
export function inTurn(): (job: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (job) => {
    const done = last.then(job);
    last = done.catch(() => {});
    return done;
  };
}
