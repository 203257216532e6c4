import type { Check, Part } from '../plugboard/Lab.ts';
import { startRay } from '../plugboard/startRay.ts';
import { exampleOnItsOwnRay, examplesOnRay } from './exampleParts.ts';
import { randomOnRay } from './randomParts.ts';

/** The example whose project starts Ray for itself. */
const ALONE = 'predator-prey';

/**
 * Projects on a real Ray, by the commands of their README: all examples, cut short, and `count` random
 * models on one Ray that was started from another folder, and one example on a Ray that it starts itself.
 */
export function rayPart(examples: string, count: number): Part {
  return {
    name: 'Ray',
    run: async (lab) => {
      const checks: Check[] = [await exampleOnItsOwnRay(lab, examples, ALONE)];
      const ray = await startRay(lab);
      try {
        checks.push(...(await examplesOnRay(lab, examples, ray)));
        checks.push(...(await randomOnRay(lab, count, ray)));
      } finally {
        ray.stop();
      }
      return { checks, note: 'examples cut to 1,000 steps of components, and random models' };
    },
  };
}
