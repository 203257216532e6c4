/** Statuses of a process and of its components, as plugboard names them. */
export const STATUSES = [
  ...(['created', 'init', 'running', 'waiting', 'completed', 'failed', 'stopped'] as const),
] as const;

export type Status = (typeof STATUSES)[number];

/** Statuses that end a run. */
export function isTerminal(status: Status): boolean {
  return status === 'completed' || status === 'failed' || status === 'stopped';
}
