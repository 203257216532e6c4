/** How long a movement that explains something takes, in milliseconds; 0 when none is wanted. */
export function motionTime(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 140;
}
