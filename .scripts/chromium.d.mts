export const CHROMIUM_FLAGS: string[];

/** Finds a Chromium; `install` says whether a missing one may be installed. Throws when there is none. */
export function findChromium(options: {
  readonly install: boolean;
}): Promise<{ readonly file: string; readonly from: string }>;
