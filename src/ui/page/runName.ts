import type { RunRecord } from '../../stores/api.ts';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What a run is called: its name, else its number, else when it began. */
export function runName({ name, number, startedAt }: RunRecord): string {
  if (name !== undefined && name !== '') return name;
  return number === undefined ? `Run of ${when.format(startedAt)}` : `Run ${number}`;
}
