import type { JsonObject } from '../../base/json.ts';
import { chance } from '../interop/chance.ts';

const WORDS =
  'tank pump valve mixer heater cooler reactor column feed drain source sink sensor filter buffer silo crusher mill furnace boiler turbine splitter junction weather demand price stock order plant line station battery solar wind load grid inverter charger noise signal target level flow pressure mass volume energy cost profit queue worker machine truck dock'.split(
    ' ',
  );

type Numbers = 'whole' | 'two digits' | 'four digits';
type Places = 'grid' | 'pixels' | 'tenths';

/**
 * A model such as somebody's script makes one: long names of words, numbers with digits, components anywhere
 * on the canvas, every output joined to any input, groups, initial values.
 */
export function variedModel(
  seed: number,
  { components: count, connectors }: { readonly components: number; readonly connectors: number },
  { numbers, places }: { readonly numbers: Numbers; readonly places: Places },
): JsonObject {
  const { whole, pick, once } = chance(seed, 'varied');
  const number = (): number => {
    if (numbers === 'whole') return whole(0, 100);
    const parts = numbers === 'two digits' ? 100 : 10_000;
    return whole(0, 100 * parts) / parts;
  };
  const side = (most: number): number => {
    if (places === 'grid') return 16 * whole(0, most / 16);
    return places === 'pixels' ? whole(-most, most) : whole(0, most * 10) / 10;
  };
  const kinds: readonly (() => readonly [string, readonly string[], JsonObject])[] = [
    () => ['Sine', [], { iters: whole(10, 2000), amplitude: number(), period: number() }],
    () => ['Random', [], { iters: whole(10, 2000), distribution: 'normal', mean: number() }],
    () => ['Constant', [], { value: number(), iters: whole(10, 2000) }],
    () => ['Sequence', [], { values: [number(), number(), number()] }],
    () => ['PID', ['x'], { kp: number(), ki: number(), kd: number(), setpoint: number() }],
    () => ['Integrator', ['x'], { initial: number() }],
    () => ['Clamp', ['x'], { low: -number(), high: number() }],
    () => ['Delay', ['x'], { steps: whole(1, 20), initial_values: { x: [number()] } }],
    () => ['MovingAverage', ['x'], { size: whole(2, 30) }],
    () => {
      const inputs = ['a', 'b', 'c'].slice(0, whole(1, 3));
      return [
        'Formula',
        inputs,
        { inputs, expressions: { y: `${inputs.join(' * ')} + ${number()}` } },
      ];
    },
  ];
  const names = new Set<string>();
  while (names.size < count) names.add(`${pick(WORDS)}_${pick(WORDS)}_${whole(1, 99)}`);
  const made = [...names].map((name) => {
    const [type, inputs, args] = pick(kinds)();
    return { name, inputs, component: { type: `patchbay.${type}`, args: { name, ...args } } };
  });
  const targets = made.flatMap(({ name, inputs }) => inputs.map((field) => `${name}.${field}`));
  const wires = new Map<string, JsonObject>();
  while (wires.size < connectors) {
    const [source, target] = [`${pick(made).name}.y`, pick(targets)];
    wires.set(`${source} ${target}`, { source, target });
  }
  const all = [...names];
  const args = {
    name: 'big model',
    components: made.map(({ component }) => component),
    connectors: [...wires.values()],
    patchbay: {
      version: 1,
      positions: Object.fromEntries(all.map((name) => [name, [side(4_000), side(3_000)]])),
      watch: all.filter(() => once(20)).map((name) => `${name}.y`),
      groups: { g1: { title: 'Feed section', members: all.slice(0, 12) } },
    },
  };
  return { plugboard: { process: { type: 'plugboard.process.LocalProcess', args } } } as JsonObject;
}
