import { parseArgs } from 'node:util';
import { differences } from './differences.ts';
import { libraryCases } from './libraryCases.ts';
import { runHere } from './runHere.ts';
import { runThere } from './runThere.ts';

/**
 * `interop --python FILE [--seed N] [--count N] [--only PART] [--verbose]`: every component of the
 * library over random arguments and inputs, here and in real plugboard; exit code 0 when all agree.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      python: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '40' },
      only: { type: 'string', default: '' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { python, only } = values;
  if (python === undefined) {
    console.error('Usage: interop --python FILE [--seed N] [--count N] [--only PART] [--verbose]');
    return 2;
  }
  const all = libraryCases(Number(values.seed), Number(values.count));
  const cases = all.filter(({ id }) => id.includes(only));
  const theirs = runThere(python, cases);
  let failed = 0;
  let refused = 0;
  for (const [i, given] of cases.entries()) {
    const ours = await runHere(given);
    const other = theirs[i];
    const [found] = other ? differences(given, ours, other) : ['has no result from plugboard'];
    if (ours.error !== null) refused++;
    if (found !== undefined) {
      failed++;
      console.log(`${given.id}: ${found}\n  ${JSON.stringify(given)}`);
    } else if (values.verbose && ours.error !== null) {
      console.log(`${given.id}: ${ours.error}\n  ${other?.error}`);
    }
  }
  console.log(`Library: ${cases.length} models, of which ${refused} have to fail on both sides`);
  console.log(`${cases.length - failed} passed, ${failed} failed`);
  return cases.length > 0 && failed === 0 ? 0 : 1;
}
