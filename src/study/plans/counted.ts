import type { Json } from '../../base/json.ts';
import type { TrialArguments } from '../../model/run/index.ts';
import type { Dimension, Planner, Study } from '../Study.ts';
import { spread } from '../values.ts';

/** Values of an argument where neither it nor the plan says how many. */
const USUAL = 5;

const named = (entries: readonly (readonly [string, Json])[]): TrialArguments =>
  Object.fromEntries(entries);

/** How many values each free dimension of a grid gets, so that it has no more points than were asked for. */
function usualCount({ dimensions, samples }: Study): number {
  const free = dimensions.filter(({ count, range }) => count === null && range.kind !== 'choice');
  const taken = dimensions
    .filter((one) => !free.includes(one))
    .reduce((all, one) => all * valuesOf(one, 1).length, 1);
  let count = 2;
  while (free.length > 0 && taken * (count + 1) ** free.length <= samples) count++;
  return count;
}

const valuesOf = ({ range, count }: Dimension, usual: number): readonly Json[] =>
  spread(range, count ?? usual);

/** Every combination of some values of each dimension; the last one changes fastest. */
export function grid(study: Study): Planner {
  const usual = usualCount(study);
  const axes = study.dimensions.map((one) => [one.name, valuesOf(one, usual)] as const);
  return {
    length: axes.reduce((all, [, values]) => all * values.length, 1),
    ask(number) {
      let rest = number;
      const entries = axes.toReversed().map(([name, values]) => {
        const value = values[rest % values.length] ?? null;
        rest = Math.floor(rest / values.length);
        return [name, value] as const;
      });
      return named(entries.toReversed());
    },
  };
}

/** Each argument by itself through its values, the others as the model has them. */
export function oneAtATime({ dimensions }: Study): Planner {
  const base = dimensions.flatMap(({ name, current }) =>
    current === undefined ? [] : [[name, current] as const],
  );
  const trials = dimensions.flatMap((one) =>
    valuesOf(one, USUAL).map((value) => named([...base, [one.name, value]])),
  );
  return { length: trials.length, ask: (number) => trials[number] ?? {} };
}
