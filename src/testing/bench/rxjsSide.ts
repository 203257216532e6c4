import { lastValueFrom, map, merge, type Observable, range, scan, share, zip } from 'rxjs';
import type { Graph } from './graph.ts';
import { keep } from './kept.ts';
import { timed, type Contender } from './measure.ts';

const sum = (total: number, x: number): number => total + x;

/** A graph without loops as rxjs writes it: what several take is shared, and starts once all are there. */
export function rxjsSide(graph: Graph): Contender {
  const takers = (name: string) => graph.filter(({ from }) => from.includes(name)).length;
  return {
    who: 'rxjs',
    stepsPerItem: graph.length,
    run: (items) => {
      const streams = new Map<string, Observable<number>>();
      const of = (name: string | undefined) => streams.get(name ?? '') as Observable<number>;
      for (const { name, kind, from } of graph) {
        const [a, b] = from;
        const stream =
          kind === 'range'
            ? range(0, items)
            : kind === 'sum'
              ? of(a).pipe(scan(sum, 0))
              : zip(of(a), of(b)).pipe(map(([x, y]) => x + y));
        streams.set(name, takers(name) > 1 ? stream.pipe(share()) : stream);
      }
      const ends = graph.filter(({ name }) => takers(name) === 0).map(({ name }) => of(name));
      return timed(async () => keep(await lastValueFrom(merge(...ends))));
    },
  };
}
