/** Time as the runner needs it; tests hand in a clock of their own. */
export interface RunClock {
  /** Calls back once after so many milliseconds; the returned function takes the order back. */
  setTimer(callback: () => void, milliseconds: number): () => void;
}
