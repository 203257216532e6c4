import { buildProcess, type LocalProcess } from '../../engine/index.ts';
import { componentClass } from '../../library/classes.ts';
import { readConfig } from '../../model/index.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { keep } from './plainLoops.ts';
import { timed, type Contender } from './measure.ts';

/** A Range and `length - 1` Accumulates, as a model's text would have it. */
function chainConfig(length: number, items: number): unknown {
  const name = (i: number) => `c${i}`;
  const components = Array.from({ length }, (_, i) =>
    i === 0
      ? { type: 'patchbay.Range', args: { name: name(0), iters: items } }
      : { type: 'patchbay.Accumulate', args: { name: name(i) } },
  );
  const connectors = Array.from({ length: length - 1 }, (_, i) => ({
    source: `${name(i)}.y`,
    target: `${name(i + 1)}.x`,
  }));
  return { plugboard: { process: { args: { components, connectors } } } };
}

function make(config: unknown, schedule: 'compiled' | 'queue'): LocalProcess {
  const read = readConfig(config);
  if (!read.ok) throw new Error(read.error[0]?.message);
  const built = buildProcess(read.value, { ...nodeEnvironment(), componentClass, schedule });
  if (!built.ok) throw new Error(built.error[0]?.message);
  return built.value;
}

interface ChainOptions {
  readonly who: string;
  readonly length: number;
  readonly schedule?: 'compiled' | 'queue';
  /** Fields to record, counted from the end of the chain. */
  readonly watched?: number;
}

/** A chain of library components in our engine, timed from `run()` of an initialised process. */
export function engineChain({
  who,
  length,
  schedule = 'compiled',
  watched = 0,
}: ChainOptions): Contender {
  return {
    who,
    stepsPerItem: length,
    run: async (items) => {
      const process = make(chainConfig(length, items), schedule);
      await process.init();
      for (let i = 0; i < watched; i++) process.probe(`c${length - 1 - i}.y`, { budget: 131_072 });
      const seconds = await timed(() => process.run());
      keep(Number(process.valuesOf(`c${length - 1}`)?.output['y']));
      await process.destroy();
      return seconds;
    },
  };
}
