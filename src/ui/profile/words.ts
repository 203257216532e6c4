import type { ProfileComponent, PlacementReason } from '../../stores/api.ts';

const REASONS: Readonly<Record<PlacementReason, string>> = {
  pinned: 'Chosen by hand',
  cycle: 'Together with its cycle',
  cheap: 'Its steps cost less than sending values',
  together: 'One worker is fastest',
  balance: 'Where least was to be done',
};

export function reasonText(reason: PlacementReason | null): string {
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
