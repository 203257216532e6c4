import { describe, expect, it } from 'vitest';
import type { Need } from './placement.ts';
import { needOfTrial, unplaced } from './placement.ts';

const need = (component: string, amounts: Need['amounts']): Need => ({ component, amounts });
const nodes = [
  { id: 'a', total: { CPU: 4, memory: 8e9 } },
  { id: 'b', total: { CPU: 2, GPU: 1, memory: 4e9 } },
];

describe('what a cluster has not', () => {
  it('is nothing where each component fits on a machine, and all of them on the cluster', () => {
    const fits = [need('a', { CPU: 4 }), need('b', { CPU: 2, GPU: 1 }), need('c', {})];
    expect(unplaced(fits, nodes)).toEqual([]);
  });

  it('is told by component, amount and the most that a machine has', () => {
    expect(unplaced([need('tank', { CPU: 5 })], nodes)).toEqual([
      'tank asks for 5 CPU, and a machine has 4 CPU at most.',
    ]);
    expect(unplaced([need('tank', { licence: 1, memory: 9e9 })], nodes)).toEqual([
      'tank asks for 1 licence, and no machine of the cluster has any.',
      'tank asks for 9.0 GB of memory, and a machine has 8.0 GB of memory at most.',
    ]);
  });

  it('knows that amounts of two machines do not add up for one component', () => {
    expect(unplaced([need('tank', { CPU: 3, GPU: 1 })], nodes)).toHaveLength(1);
  });

  it('adds up what all components hold at the same time', () => {
    const three = ['a', 'b', 'c'].map((name) => need(name, { CPU: 2.5 }));
    expect(unplaced(three, nodes)).toEqual([
      'The components together ask for 7.5 CPU, and the cluster has 6 CPU.',
    ]);
  });

  it('takes a trial for one process with all that its components ask for', () => {
    const trial = needOfTrial([need('a', { CPU: 1.5, GPU: 1 }), need('b', { CPU: 2 })]);
    expect(trial.amounts).toEqual({ CPU: 4.5, GPU: 1 });
    expect(unplaced([trial], nodes)).toHaveLength(1);
  });
});
