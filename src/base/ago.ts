const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago a time was, in a few words; the date when it was more than a week ago. */
export function ago(at: number, now: number): string {
  const passed = now - at;
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  if (passed < 7 * DAY)
    return passed < 2 * DAY ? 'yesterday' : `${Math.floor(passed / DAY)} days ago`;
  return new Date(at).toISOString().slice(0, 10);
}
