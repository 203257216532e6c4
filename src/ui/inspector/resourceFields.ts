import type { Resource } from '../../editing/arguments/resources.ts';

/** What plugboard takes where nothing is said, and what the amounts are of. */
export const RESOURCE_FIELDS: readonly {
  readonly resource: Resource;
  readonly label: string;
  readonly standard: string;
  readonly unit: string;
}[] = [
  { resource: 'cpu', label: 'CPU', standard: '0.001', unit: 'cores' },
  { resource: 'gpu', label: 'GPU', standard: '0', unit: 'GPUs' },
  { resource: 'memory', label: 'Memory', standard: '0', unit: 'bytes' },
];
