import type { ProfileComponent, ProfileReason } from '../../stores/api.ts';

/** A share in whole percent; what is small but there is not called nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  return `${Math.round(100 * Math.min(1, share))} %`;
}

const UNITS = [
  ['s', 1_000],
  ['ms', 1],
  ['µs', 0.001],
] as const;

/** A duration with its unit, in two or three digits. */
export function duration(milliseconds: number): string {
  if (milliseconds <= 0) return '0 ms';
  const [unit, size] = UNITS.find(([, least]) => milliseconds >= least) ?? ['ns', 0.000_001];
  const value = milliseconds / size;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(2))} ${unit}`;
}

/** A count with thousands apart. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

const REASONS: Readonly<Record<ProfileReason, string>> = {
  pinned: 'Chosen by hand',
  cycle: 'Together with its cycle',
  cheap: 'Its steps cost less than sending values',
  together: 'One worker is fastest',
  balance: 'Where least was to be done',
};

export function reasonText(reason: ProfileReason | null): string {
  return reason === null ? '' : REASONS[reason];
}

const WAITS = [
  ['inputs', 'inputs'],
  ['room', 'room in a channel'],
  ['promise', 'its own promise'],
  ['turn', 'its turn'],
] as const;

/** How much of its time a component waited, and for what, the longest first. */
export function waitingOf({ waits, life }: ProfileComponent): {
  readonly share: number;
  readonly kinds: readonly { readonly name: string; readonly share: number }[];
} {
  const of = (milliseconds: number) => (life > 0 ? milliseconds / life : 0);
  const kinds = WAITS.map(([key, name]) => ({ name, share: of(waits[key]) }))
    .filter(({ share }) => share >= 0.005)
    .toSorted((a, b) => b.share - a.share);
  return { share: of(waits.inputs + waits.room + waits.promise + waits.turn), kinds };
}
