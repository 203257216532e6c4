/** Lets through so many things a second, and so many at once. */
export function createPace(
  perSecond: number,
  most: number,
  clock: () => number,
): { readonly take: () => boolean } {
  let room = most;
  let seen = clock();
  return {
    take() {
      const now = clock();
      room = Math.min(most, room + (Math.max(0, now - seen) / 1000) * perSecond);
      seen = now;
      if (room < 1) return false;
      room -= 1;
      return true;
    },
  };
}
