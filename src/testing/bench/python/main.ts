import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparedPython } from '../../../cli/python/nodeInterpreter.ts';
import { Component, Connector, LocalProcess } from '../../../engine/index.ts';
import { Accumulate } from '../../../library/accumulate/Accumulate.ts';
import { Range } from '../../../library/range/Range.ts';
import { startPython } from '../../../runtime/index.ts';
import { nodeEnvironment } from '../../golden/nodeEnvironment.ts';
import { type Contender, race, timed } from '../measure.ts';
import components from './benchComponents.py?raw';

const LENGTH = 10;
const MODULE = 'bench_components';
/** plugboard takes half a millisecond a component step. */
const PLUGBOARD_ITEMS = 1_000;

const PLUGBOARD = `
import asyncio, json, logging, sys, time
import structlog
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
from ${MODULE} import Count, Total
from plugboard.connector import AsyncioConnector
from plugboard.process import LocalProcess
from plugboard.schemas import ConnectorSpec

async def main():
    components = [Count(name="c0", iters=${PLUGBOARD_ITEMS})] + [Total(name=f"c{i}") for i in range(1, ${LENGTH})]
    connectors = [AsyncioConnector(spec=ConnectorSpec(source=f"c{i}.y", target=f"c{i+1}.x")) for i in range(${LENGTH - 1})]
    process = LocalProcess(components=components, connectors=connectors)
    await process.init()
    start = time.perf_counter()
    await process.run()
    print(json.dumps(time.perf_counter() - start))
    await process.destroy()

asyncio.run(main())
`;

/** The same objects without any engine: values from attribute to attribute, steps driven by hand. */
const BARE = `
import sys, time
from ${MODULE} import Count, Total

def bare(items, length):
    chain = [Count(name="c0", iters=items)] + [Total(name=f"c{i}") for i in range(1, length)]
    start = time.perf_counter()
    for _ in range(items):
        value = None
        for component in chain:
            if value is not None:
                component.x = value
            try:
                component.step().send(None)
            except StopIteration:
                pass
            value = component.y
    return time.perf_counter() - start

def alone(items):
    component = Total(name="c")
    start = time.perf_counter()
    for value in range(items):
        component.x = value
        try:
            component.step().send(None)
        except StopIteration:
            pass
        component.y
    return time.perf_counter() - start
`;

/** What a controller acts on. */
class Plant extends Component {
  static override readonly io = { inputs: ['x', 'z'], outputs: ['y'] };
  declare x: number;
  declare z: number;
  declare y: number;

  override step(): void {
    this.y = this.x - this.z / 1000;
  }
}

/** Components in a row, each joined with the next, and further connectors. */
async function runChain(
  made: readonly Component[],
  more: readonly (readonly [source: string, target: string])[] = [],
): Promise<number> {
  const names = made.map(({ name }) => name);
  const row = names.slice(1).map((name, at) => [`${names[at]}.y`, `${name}.x`] as const);
  const process = new LocalProcess({
    components: made,
    connectors: [...row, ...more].map(([source, target]) => new Connector({ source, target })),
    environment: nodeEnvironment(),
  });
  await process.init();
  const seconds = await timed(() => process.run());
  await process.destroy();
  return seconds;
}

function plugboardSide(python: string, folder: string): Contender {
  return {
    who: 'plugboard',
    stepsPerItem: LENGTH,
    run: (items) => {
      const printed = execFileSync(python, ['-c', PLUGBOARD], { cwd: folder, encoding: 'utf8' });
      // What it takes for so many items as are asked for.
      return (Number(printed.trim().split('\n').at(-1)) * items) / PLUGBOARD_ITEMS;
    },
  };
}

interface Sides {
  readonly chains: readonly Contender[];
  readonly mixed: readonly Contender[];
  readonly loops: readonly Contender[];
}

/** Calls of the functions of `BARE`. */
interface BareModule {
  bare(items: number, length: number): number;
  alone(items: number): number;
}

async function sidesIn(folder: string, python: string | null): Promise<Sides> {
  writeFileSync(join(folder, `${MODULE}.py`), components);
  writeFileSync(join(folder, 'bare.py'), BARE);
  const interpreter = await preparedPython([folder]);
  const runtime = startPython(interpreter, {
    folders: [folder],
    seed: 1,
    write: () => undefined,
  });
  const bare = interpreter.pyimport('bare') as BareModule;
  const make = (type: string, options: object): Component => {
    const told = runtime.describe(`${MODULE}.${type}`);
    const Class = runtime.classOf(`${MODULE}.${type}`) as unknown as new (o: object) => Component;
    if (!told.ok) throw told.error.error;
    return new Class(options);
  };
  const range = (from: number) => Array.from({ length: LENGTH - from }, (_, at) => at + from);
  const builtIn = (at: number): Component => new Accumulate({ name: `c${at}` });
  const first = (items: number): Component => new Range({ name: 'c0', iters: items });
  const chains: readonly Contender[] = [
    {
      who: 'bare loop',
      stepsPerItem: LENGTH,
      run: (items) => bare.bare(items, LENGTH),
    },
    {
      who: 'patchbay',
      stepsPerItem: LENGTH,
      run: (items) =>
        runChain([
          make('Count', { name: 'c0', iters: items }),
          ...range(1).map((at) => make('Total', { name: `c${at}` })),
        ]),
    },
    ...(python === null ? [] : [plugboardSide(python, folder)]),
  ];
  const mixed: readonly Contender[] = [
    {
      who: 'nine built-in',
      stepsPerItem: 1,
      run: (items) => runChain([first(items), ...range(2).map(builtIn)]),
    },
    {
      who: 'nine and one of Python',
      stepsPerItem: 1,
      run: (items) =>
        runChain([
          first(items),
          ...range(2).map((at) => (at === 5 ? make('Total', { name: 'p' }) : builtIn(at))),
          builtIn(LENGTH),
        ]),
    },
    { who: 'the one in a bare loop', stepsPerItem: 1, run: (items) => bare.alone(items) },
  ];
  const runLoop = (items: number, controller: Component) => {
    const plant = new Plant({ name: 'plant', initial_values: { z: [0.5] } });
    return runChain([first(items), plant, controller], [[`${controller.name}.y`, 'plant.z']]);
  };
  const loops: readonly Contender[] = [
    {
      who: 'built-in loop',
      stepsPerItem: 1,
      run: (items) => runLoop(items, builtIn(2)),
    },
    {
      who: 'loop with one of Python',
      stepsPerItem: 1,
      run: (items) => runLoop(items, make('Total', { name: 'p' })),
    },
  ];
  return { chains, mixed, loops };
}

const millions = (rate: number) => (rate / 1e6).toFixed(4).padStart(9);

/**
 * `bench python`: a chain of ten Python components in real plugboard, in a bare loop of the same
 * interpreter and in the engine; and what one among nine built-in components costs, and one in a loop with a
 * built-in one. There each step is a call into the interpreter, since the next input hangs on it: of about
 * 2.3 microseconds the step takes 1.0 with its values in slots, the bare call 0.3 (0.15 less by a direct call,
 * which would go past Pyodide's own look at a dead interpreter), and the rest is what the component that
 * stands for it here does with its fields. A coroutine that goes on from step to step saves nothing.
 *
 * @param python a Python with plugboard, null where there is none
 */
export async function benchPython(json: boolean, python: string | null): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  try {
    const { chains, mixed, loops } = await sidesIn(folder, python);
    const rates = await race(chains, { rounds: 3, seconds: 0.5 });
    const costs = await race(mixed, { rounds: 5, seconds: 0.5 });
    const round = await race(loops, { rounds: 5, seconds: 0.5 });
    const rateOf = (who: string) =>
      [...rates, ...costs, ...round].find((one) => one.who === who)?.steps_per_second ?? Number.NaN;
    const ours = rateOf('patchbay');
    const alone = 1 / rateOf('the one in a bare loop');
    const one = 1 / rateOf('nine and one of Python') - 1 / rateOf('nine built-in');
    const inLoop = 1 / rateOf('loop with one of Python') - 1 / rateOf('built-in loop');
    const figures = {
      chain: Object.fromEntries(rates.map(({ who, steps_per_second }) => [who, steps_per_second])),
      times_plugboard: ours / rateOf('plugboard'),
      of_bare_loop: ours / rateOf('bare loop'),
      one_among_nine: {
        microseconds: one * 1e6,
        microseconds_alone: alone * 1e6,
        ratio: one / alone,
      },
      one_in_a_loop: { microseconds: inLoop * 1e6, ratio: inLoop / alone },
    };
    if (json) console.log(JSON.stringify(figures));
    else console.log(report(figures));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Figures {
  readonly chain: Readonly<Record<string, number>>;
  readonly times_plugboard: number;
  readonly of_bare_loop: number;
  readonly one_among_nine: {
    readonly microseconds: number;
    readonly microseconds_alone: number;
    readonly ratio: number;
  };
  readonly one_in_a_loop: { readonly microseconds: number; readonly ratio: number };
}

function report({ chain, times_plugboard, of_bare_loop, ...rest }: Figures): string {
  const { one_among_nine, one_in_a_loop } = rest;
  const { microseconds, microseconds_alone, ratio } = one_among_nine;
  return [
    'A chain of ten components in Python: component steps per second',
    ...Object.entries(chain).map(([who, rate]) => `  ${who.padEnd(12)}${millions(rate)} M`),
    Number.isNaN(times_plugboard)
      ? '  No Python with plugboard: PATCHBAY_PLUGBOARD_PYTHON names one, npm run interop makes one.'
      : `  patchbay is ${times_plugboard.toFixed(1)} times plugboard`,
    `  patchbay is ${of_bare_loop.toFixed(2)} of the bare loop`,
    'One component in Python among nine built-in ones: microseconds a step',
    `  ${microseconds.toFixed(2)}, in a bare loop ${microseconds_alone.toFixed(2)}: ${ratio.toFixed(2)}`,
    'The same in a loop with a built-in one, where each step is a call into the interpreter',
    `  ${one_in_a_loop.microseconds.toFixed(2)}: ${one_in_a_loop.ratio.toFixed(2)}`,
  ].join('\n');
}
