/** How fast a run may go, steps a second. */
export const SPEEDS = [
  { value: 'full', label: 'As fast as it goes', short: 'Full speed' },
  { value: '1000', label: '1000 steps a second', short: '1000/s' },
  { value: '100', label: '100 steps a second', short: '100/s' },
  { value: '10', label: '10 steps a second', short: '10/s' },
  { value: '2', label: '2 steps a second', short: '2/s' },
] as const;
