import type { Part } from '../plugboard/Lab.ts';
import { differences } from './differences.ts';
import { libraryCases } from './libraryCases.ts';
import { runHere } from './runHere.ts';
import { runThere } from './runThere.ts';

/** Every component of the library over random arguments and inputs, `count` models of each. */
export function libraryPart(count: number): Part {
  return {
    name: 'Library',
    run: async (lab) => {
      const cases = libraryCases(lab.seed, count);
      const theirs = await runThere(lab, cases);
      let refused = 0;
      const checks = [];
      for (const [i, given] of cases.entries()) {
        const ours = await runHere(given);
        const other = theirs[i];
        const [found] = other ? differences(given, ours, other) : ['has no result from plugboard'];
        if (ours.error !== null) refused++;
        const problem = found === undefined ? null : `${found}\n  ${JSON.stringify(given)}`;
        checks.push({ name: given.id, problem });
      }
      return { checks, note: `${refused} of the models have to fail on both sides` };
    },
  };
}
