import { lastValueFrom, range, scan } from 'rxjs';
import { keep } from './plainLoops.ts';
import { timed, type Contender } from './measure.ts';

const sum = (total: number, x: number): number => total + x;

/** The chain of ten as rxjs writes it: a range and nine running sums. */
export const rxjsChain10: Contender = {
  who: 'rxjs',
  stepsPerItem: 10,
  run: (items) =>
    timed(async () => {
      const last = range(0, items).pipe(
        ...([scan(sum, 0), scan(sum, 0), scan(sum, 0)] as const),
        ...([scan(sum, 0), scan(sum, 0), scan(sum, 0)] as const),
        ...([scan(sum, 0), scan(sum, 0), scan(sum, 0)] as const),
      );
      keep(await lastValueFrom(last));
    }),
};
