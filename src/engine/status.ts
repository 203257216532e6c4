/** Statuses of a process and of its components, as plugboard names them. */
export type Status =
  'created' | 'init' | 'running' | 'waiting' | 'completed' | 'failed' | 'stopped';

/** Statuses that end a run. */
export function isTerminal(status: Status): boolean {
  return status === 'completed' || status === 'failed' || status === 'stopped';
}
