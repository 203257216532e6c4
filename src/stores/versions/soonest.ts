/** Versions that are kept by themselves are no closer to each other than this, milliseconds. */
export const SOONEST = 300_000;
