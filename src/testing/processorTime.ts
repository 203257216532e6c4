/**
 * What a piece of work takes of this process's processor time: other programs on the machine do not count.
 *
 * @returns milliseconds
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
