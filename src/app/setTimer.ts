/** Calls back once after so many milliseconds; the returned function takes the order back. */
export function setTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
