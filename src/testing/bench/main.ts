import { parseArgs } from 'node:util';
import { engineChain } from './chain.ts';
import { race, type Contender, type Rate } from './measure.ts';
import { handChain10, localsChain10 } from './plainLoops.ts';
import { rxjsChain10 } from './rxjsChain.ts';

const USAGE = 'Usage: bench engine [--json]';

const MODELS: Readonly<Record<string, readonly Contender[]>> = {
  chain10: [
    engineChain({ who: 'compiled', length: 10 }),
    engineChain({ who: 'watched', length: 10, watched: 10 }),
    engineChain({ who: 'queue', length: 10, schedule: 'queue' }),
    engineChain({ who: 'queue-watched', length: 10, schedule: 'queue', watched: 10 }),
    handChain10,
    localsChain10,
    rxjsChain10,
  ],
};

function table(model: string, rates: readonly Rate[]): string {
  const base = rates.find(({ who }) => who === 'hand')?.steps_per_second ?? Number.NaN;
  const lines = rates.map(({ who, steps_per_second }) => {
    const millions = (steps_per_second / 1e6).toFixed(1).padStart(9);
    const ratio = (steps_per_second / base).toFixed(3).padStart(8);
    return `  ${who.padEnd(14)}${millions} M steps/s ${ratio} of hand`;
  });
  return [`${model}: component steps per second, median of 5 rounds`, ...lines].join('\n');
}

/** `bench engine [--json]`: our engine beside hand-written loops and other tools, in one run. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (positionals[0] !== 'engine') {
    console.error(USAGE);
    return 2;
  }
  const rows = [];
  for (const [model, contenders] of Object.entries(MODELS)) {
    const rates = await race(contenders);
    rows.push(...rates.map((rate) => ({ model, ...rate })));
    if (!values.json) console.log(table(model, rates));
  }
  if (values.json) console.log(JSON.stringify({ rows }));
  return 0;
}
