import type { Version } from '../../stores/index.ts';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const exactly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A point in time as people tell it: the time of today, else with its day. */
export function timeText(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? clock.format(at) : exactly.format(at);
}

/** How a version is called: its name, or when it was. */
export function versionLabel({ name, at }: Version, now: number): string {
  return name ?? `Version of ${timeText(at, now)}`;
}

/** A size as people tell it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return '1 kB';
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
