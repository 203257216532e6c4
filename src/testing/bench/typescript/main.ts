import { importModule } from '../../../cli/code/importModule.ts';
import {
  type Component,
  type ComponentClass,
  Connector,
  LocalProcess,
} from '../../../engine/index.ts';
import { Accumulate } from '../../../library/accumulate/Accumulate.ts';
import { Range } from '../../../library/range/Range.ts';
import { loadClasses } from '../../../runtime/index.ts';
import { nodeEnvironment } from '../../golden/nodeEnvironment.ts';
import { keep } from '../kept.ts';
import { type Contender, race } from '../measure.ts';
import { Count, Total } from './chainParts.ts';

const [text = ''] = Object.values(
  import.meta.glob<string>('./chainParts.ts', { query: '?raw', import: 'default', eager: true }),
);
const LENGTH = 10;

type Make = new (options: object) => Component;

/** The classes of `chainParts.ts` as those of a document. */
async function documentClasses(): Promise<readonly ComponentClass[]> {
  const source = text.replace(/'[^']*engine\/index\.ts'/, "'patchbay'");
  const types = ['parts.Count', 'parts.Total'];
  const loaded = await loadClasses(
    types.map((type) => ({ type, component: type, path: '', floats: [] })),
    [{ name: 'parts.ts', bytes: new TextEncoder().encode(source) }],
    {
      startInterpreter: () => Promise.reject(new Error('Nothing here is in Python.')),
      ...{ importModule, folders: [], seed: 1, write: () => undefined },
    },
  );
  if (!loaded.ok) throw new Error(loaded.error[0]?.message);
  return types.flatMap((type) => loaded.value.componentClass(type) ?? []);
}

/** Seconds of processor time that a chain of these classes takes. */
async function runChain([First, Next]: readonly unknown[], items: number): Promise<number> {
  const components = Array.from({ length: LENGTH }, (_, at) => {
    const Class = (at === 0 ? First : Next) as Make;
    return new Class({ name: `c${at}`, ...(at === 0 ? { iters: items } : {}) });
  });
  const made = new LocalProcess({
    components,
    connectors: components
      .slice(1)
      .map((_, at) => new Connector({ source: `c${at}.y`, target: `c${at + 1}.x` })),
    environment: nodeEnvironment(),
  });
  await made.init();
  const before = process.cpuUsage();
  await made.run();
  const { user, system } = process.cpuUsage(before);
  const last = made.valuesOf('c0')?.output['y'];
  if (last !== items - 1) throw new Error(`The chain counted to ${String(last)}.`);
  keep(Number(made.valuesOf(`c${LENGTH - 1}`)?.output['y']));
  await made.destroy();
  return (user + system) / 1e6;
}

/**
 * `bench typescript`: a chain of ten components of the library, of classes that are built in, and of the
 * same classes loaded as a document's TypeScript; by processor time.
 */
export async function benchTypeScript(json: boolean): Promise<number> {
  const sides: readonly (readonly [string, readonly unknown[]])[] = [
    ['library', [Range, Accumulate]],
    ['built in', [Count, Total]],
    ['document', await documentClasses()],
  ];
  const contenders = sides.map(([who, classes]): Contender => ({
    who,
    stepsPerItem: LENGTH,
    run: (items) => runChain(classes, items),
  }));
  const rates = await race(contenders, { rounds: 7, seconds: 0.5 });
  const rateOf = (name: string) =>
    rates.find(({ who }) => who === name)?.steps_per_second ?? Number.NaN;
  const ratios = {
    of_built_in: rateOf('document') / rateOf('built in'),
    of_library: rateOf('document') / rateOf('library'),
  };
  if (json) {
    console.log(JSON.stringify({ rates, ...ratios }));
    return 0;
  }
  console.log('A chain of ten components in TypeScript: component steps per second');
  for (const { who, steps_per_second } of rates) {
    console.log(`  ${who.padEnd(10)}${(steps_per_second / 1e6).toFixed(3).padStart(10)} M`);
  }
  console.log(
    `  document is ${ratios.of_built_in.toFixed(2)} of built in, ${ratios.of_library.toFixed(2)} of the library`,
  );
  return 0;
}
