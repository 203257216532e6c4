import type { Check, Part } from '../plugboard/Lab.ts';
import { startRay } from '../plugboard/startRay.ts';
import {
  exampleDocuments,
  exampleOnItsOwnRay,
  examplesOnRay,
  watchingOne,
} from './exampleParts.ts';
import { randomOnRay } from './randomParts.ts';

/** The example whose project starts Ray for itself. */
const ALONE = 'predator-prey';
/** Feedback with random numbers: what can go wrong on Ray where it goes well in one process. Data files go there as jobs. */
const FEW: readonly string[] = ['production-line'];

export interface RayShare {
  readonly examples: string;
  /** Each example takes half a minute: a process of its own is started for each component and connector. */
  readonly which: 'all' | 'few';
  /** Random models. */
  readonly models: number;
}

/**
 * Projects on a real Ray, by the commands of their README: examples, cut short, and random models on one
 * Ray that was started from another folder, and one example on a Ray that it starts itself.
 */
export function rayPart({ examples, which, models }: RayShare): Part {
  return {
    name: 'Ray',
    run: async (lab) => {
      const all = await exampleDocuments(examples);
      const alone = all.get(ALONE);
      if (alone === undefined) throw new Error(`There is no example ${ALONE}.`);
      const few = [...all]
        .filter(([id]) => FEW.includes(id))
        .map(([id, document]) => [id, watchingOne(document)] as const);
      const chosen = which === 'all' ? all : new Map(few);
      const checks: Check[] = [await exampleOnItsOwnRay(lab, ALONE, watchingOne(alone))];
      const ray = await startRay(lab);
      try {
        checks.push(...(await examplesOnRay(lab, chosen, ray)));
        checks.push(...(await randomOnRay(lab, models, ray, which === 'all' ? Infinity : 2)));
      } finally {
        ray.stop();
      }
      const ids = [ALONE, ...chosen.keys()].join(', ');
      return { checks, note: `${ids}, cut to 1,000 steps, and ${models} random models` };
    },
  };
}
