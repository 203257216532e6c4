import { draw, randomState, type RandomState } from '../../base/random.ts';
import type { Json } from '../../base/json.ts';
import type { Study } from '../Study.ts';
import { valueAt } from '../values.ts';
import { frontsOf } from './fronts.ts';
import type { Adaptive, Observed } from './search.ts';

/** Trials of a generation. */
const POPULATION = 50;
const CROSSOVER = 0.9;
const SWAPPING = 0.5;

/**
 * NSGA-II: generations of trials that are made of the best of those before, by uniform crossover, and now
 * and then drawn anew (K. Deb and others, IEEE Trans. Evol. Comput. 6, 2002). Its constants are those of
 * Optuna's sampler of that name.
 */
export function nsga2(study: Study): Adaptive {
  let parents: readonly Observed[] = [];
  let children: Observed[] = [];
  const mutation = 1 / Math.max(1, study.dimensions.length);

  const inherited = (state: RandomState): ((name: string) => Json | undefined) => {
    const one = contest(parents, state);
    if (draw(state) >= CROSSOVER) return (name) => one?.arguments[name];
    const other = contest(
      parents.filter((parent) => parent !== one),
      state,
    );
    return (name) => (draw(state) < SWAPPING ? one : other)?.arguments[name];
  };

  return {
    ask(number) {
      const state = randomState(study.seed, `trial ${number}`);
      const inherit = parents.length > 1 ? inherited(state) : null;
      const entries = study.dimensions.map(({ name, range }) => {
        const value = inherit?.(name);
        const isNew = value === undefined || draw(state) < mutation;
        return [name, isNew ? valueAt(range, draw(state)) : value];
      });
      return Object.fromEntries(entries) as Readonly<Record<string, Json>>;
    },
    tell(trial) {
      children.push(trial);
      if (children.length < POPULATION) return;
      parents = elite([...parents, ...children]);
      children = [];
    },
  };
}

/** The better of two that are drawn: whichever nobody beats, else the first. */
function contest(from: readonly Observed[], state: RandomState): Observed | undefined {
  const [one, other] = [0, 1].map(() => from[Math.floor(draw(state) * from.length)]);
  if (one === undefined || other === undefined) return one ?? other;
  return frontsOf([one.losses, other.losses])[0]?.[0] === 1 ? other : one;
}

/** The best fronts; of that which is too many those that stand most alone. */
function elite(all: readonly Observed[]): readonly Observed[] {
  const chosen: Observed[] = [];
  for (const front of frontsOf(all.map(({ losses }) => losses))) {
    const members = front.map((i) => all[i] as Observed);
    const room = POPULATION - chosen.length;
    if (members.length <= room) chosen.push(...members);
    else {
      const distances = crowding(members);
      const order = members.map((_, i) => i);
      order.sort((a, b) => (distances[b] as number) - (distances[a] as number) || a - b);
      chosen.push(...order.slice(0, room).map((i) => members[i] as Observed));
    }
    if (chosen.length >= POPULATION) break;
  }
  return chosen;
}

/** How far the neighbours of each lie apart, added over the objectives; endless for the outermost. */
function crowding(members: readonly Observed[]): readonly number[] {
  const distances = members.map(() => 0);
  const objectives = members[0]?.losses.length ?? 0;
  for (let k = 0; k < objectives; k++) {
    const at = (i: number) => members[i]?.losses[k] ?? 0;
    const order = members.map((_, i) => i).toSorted((a, b) => at(a) - at(b));
    const width = at(order.at(-1) ?? 0) - at(order[0] ?? 0);
    order.forEach((i, place) => {
      const [before, after] = [order[place - 1], order[place + 1]];
      const gap =
        before === undefined || after === undefined
          ? Infinity
          : (at(after) - at(before)) / (width || 1);
      distances[i] = (distances[i] ?? 0) + gap;
    });
  }
  return distances;
}
