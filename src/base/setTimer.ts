/** Calls back once after so many milliseconds; the returned function takes the order back. */
export type SetTimer = (callback: () => void, milliseconds: number) => () => void;
