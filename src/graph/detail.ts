/** What of a component can be read at a zoom, least first: the type goes first, then arguments, ports, values, names. */
export type Shown = 'nothing' | 'names' | 'values' | 'ports' | 'arguments' | 'all';

/** How a model is looked at from some distance. */
export interface Detail {
  readonly shown: Shown;
  /** Size of what is written, canvas units: it grows as far as it must to stay readable on the screen. */
  readonly size: number;
}

/** Size of what is written close by, canvas units. */
export const TEXT = 12;
/** Nothing is written smaller than this on the screen, pixels. */
export const LEAST = 9;

/** Sizes are steps: at any zoom between two of them nothing is laid out anew. */
const STEPS: readonly Detail[] = [
  { shown: 'all', size: TEXT },
  { shown: 'arguments', size: 14 },
  { shown: 'arguments', size: 16 },
  { shown: 'ports', size: 18 },
  { shown: 'values', size: 22 },
  { shown: 'names', size: 26 },
  { shown: 'names', size: 30 },
  { shown: 'names', size: 36 },
  { shown: 'names', size: 42 },
];
/** The largest size that anything on a card is written in. */
export const LARGEST = 42;
const NOTHING: Detail = { shown: 'nothing', size: LARGEST };

/** What is shown at a zoom, and how large it is written. */
export function detailAt(zoom: number): Detail {
  return STEPS.find(({ size }) => size * zoom >= LEAST - 1e-9) ?? NOTHING;
}

const ORDER: readonly Shown[] = ['nothing', 'names', 'values', 'ports', 'arguments', 'all'];

/** Whether so much is shown at least. */
export function shows({ shown }: Detail, least: Shown): boolean {
  return ORDER.indexOf(shown) >= ORDER.indexOf(least);
}

/** Sizes in which ports' labels may be written. */
export const LABEL_SIZES: readonly number[] = STEPS.filter((step) => shows(step, 'ports')).map(
  ({ size }) => size,
);

/** Sizes in which titles of groups are written: above their frames they have a little more room than names. */
const TITLE_SIZES = [13, 14, 16, 18, 22, 26, 30, 36, 48];

/** The size of titles at a zoom, canvas units; 0: they could not be read. */
export function titleAt(zoom: number): number {
  return TITLE_SIZES.find((size) => size * zoom >= LEAST - 1e-9) ?? 0;
}

/** Widths of a thin line, canvas units: steps, as sizes are. */
const HAIRS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8];

/** How wide a line must be to be a whole pixel on the screen: of less Firefox draws some sides of a card only. */
export function hairAt(zoom: number): number {
  return HAIRS.find((width) => width * zoom >= 1 - 1e-9) ?? HAIRS.at(-1) ?? 1;
}
