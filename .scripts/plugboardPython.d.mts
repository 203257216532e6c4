/** A Python that has plugboard, or why there is none, in words. */
export type FoundPython = { readonly python: string } | { readonly missing: string };

/** A Python with plugboard that is there already. */
export function knownPlugboardPython(): FoundPython;

/** A Python with plugboard: a known one, else one that is made now. */
export function findPlugboardPython(): Promise<FoundPython>;
