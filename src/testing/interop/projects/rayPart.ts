import type { PatchbayDocument } from '../../../model/index.ts';
import type { Check, Part } from '../plugboard/Lab.ts';
import { startRay } from '../plugboard/startRay.ts';
import { coverOfTypes } from './coverOfTypes.ts';
import { exampleDocuments, exampleOnItsOwnRay, examplesOnRay } from './exampleParts.ts';
import { randomOnRay } from './randomParts.ts';

/** The example whose project starts Ray for itself. */
const ALONE = 'predator-prey';

export interface RayShare {
  readonly examples: string;
  /** All examples, or so many that every type of theirs is among them: each takes ten to twenty seconds. */
  readonly which: 'all' | 'cover';
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
      const chosen = which === 'all' ? all : cover(all);
      const checks: Check[] = [await exampleOnItsOwnRay(lab, ALONE, alone)];
      const ray = await startRay(lab);
      try {
        checks.push(...(await examplesOnRay(lab, chosen, ray)));
        checks.push(...(await randomOnRay(lab, models, ray)));
      } finally {
        ray.stop();
      }
      const ids = [ALONE, ...chosen.keys()].join(', ');
      return { checks, note: `${ids}, cut to 1,000 steps, and ${models} random models` };
    },
  };
}

/** Without the one that has been run already. */
function cover(all: ReadonlyMap<string, PatchbayDocument>): ReadonlyMap<string, PatchbayDocument> {
  const chosen = coverOfTypes(all, [ALONE]);
  return new Map([...all].filter(([id]) => chosen.includes(id)));
}
