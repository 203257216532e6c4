import type { Breakpoint } from '../../model/run/index.ts';

/** Whether a value meets a breakpoint. Only numbers, and true and false as 1 and 0, are more or less. */
export function meets({ comparison, value: limit }: Breakpoint, value: unknown): boolean {
  if (comparison === 'any') return true;
  if (comparison === '==') return value === limit;
  if (comparison === '!=') return value !== limit;
  const isOrdered = (side: unknown) => typeof side === 'number' || typeof side === 'boolean';
  if (!isOrdered(value) || !isOrdered(limit)) return false;
  const [a, b] = [Number(value), Number(limit)];
  switch (comparison) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    case '>':
      return a > b;
  }
}
