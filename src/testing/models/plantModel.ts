import type { Json, JsonObject } from '../../base/json.ts';
import { chance } from '../interop/chance.ts';

const AREAS = 'feed boiler column reactor cooling dryer storage mixing waste steam'.split(' ');
const THINGS =
  'pump valve tank level flow pressure temperature filter heater setpoint noise demand sensor sum'.split(
    ' ',
  );

interface Kind {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly args: (number: (most: number, step?: number) => number) => JsonObject;
}

const KINDS: readonly Kind[] = [
  {
    ...{ type: 'patchbay.Sine', inputs: [] },
    args: (number) => ({
      iters: number(2_000, 100),
      amplitude: number(8, 0.1),
      period: number(96),
    }),
  },
  {
    ...{ type: 'patchbay.Random', inputs: [] },
    args: (number) => ({ iters: 1_000, distribution: 'uniform', low: 0, high: number(10, 0.1) }),
  },
  {
    ...{ type: 'patchbay.Formula', inputs: ['a', 'b'] },
    args: (number) => ({
      inputs: ['a', 'b'],
      expressions: { y: `max(a - b, 0) * ${number(2, 0.05)} + ${number(9)}` },
    }),
  },
  {
    ...{ type: 'patchbay.PID', inputs: ['x'] },
    args: (number) => ({ kp: number(4, 0.1), ki: number(0.1, 0.001), setpoint: number(100) }),
  },
  {
    ...{ type: 'patchbay.Integrator', inputs: ['x'] },
    args: (number) => ({ initial: number(50, 0.5) }),
  },
  {
    ...{ type: 'patchbay.Clamp', inputs: ['x'] },
    args: (number) => ({ low: 0, high: number(100) }),
  },
  { ...{ type: 'patchbay.Delay', inputs: ['x'] }, args: (number) => ({ steps: number(12) + 1 }) },
  {
    ...{ type: 'patchbay.Hysteresis', inputs: ['x'] },
    args: (number) => ({ low: number(40), high: 60 + number(40) }),
  },
];

/**
 * A plant as people draw one: components with names and arguments of their own, each input joined to some
 * output, all of them in places, some watched.
 */
export function plantModel(seed: number, components: number, connectors: number): JsonObject {
  const { whole: between, pick, once } = chance(seed, 'plant');
  const whole = (below: number) => between(0, below - 1);
  const number = (most: number, step = 1) =>
    Number((whole(Math.floor(most / step) + 1) * step).toFixed(3));
  const names = new Set<string>();
  while (names.size < components) {
    const suffix = once(3) ? `_${1 + whole(9)}` : '';
    names.add(`${pick(AREAS)}_${pick(THINGS)}${suffix}`);
  }
  const made = [...names].map((name, at) => ({
    ...{ name, kind: at < 10 ? pick(KINDS.slice(0, 2)) : pick(KINDS) },
  }));
  const inputs = made.flatMap(({ name, kind }) => kind.inputs.map((field) => `${name}.${field}`));
  const wires = new Map<string, Json>();
  for (let at = 0; wires.size < connectors; at++) {
    const target = inputs[at] ?? pick(inputs);
    const source = `${pick(made).name}.y`;
    wires.set(`${source} ${target}`, { source, target });
  }
  const place = (at: number): Json => [
    Math.floor(at / 8) * 320 + 16 * whole(4),
    (at % 8) * 160 + 16 * whole(3),
  ];
  const args = {
    name: 'plant',
    components: made.map(({ name, kind }) => ({
      type: kind.type,
      args: { name, ...kind.args(number) },
    })),
    connectors: [...wires.values()],
    patchbay: {
      version: 1,
      positions: Object.fromEntries(made.map(({ name }, at) => [name, place(at)])),
      watch: [3, 20, 50].map((at) => `${made[at]?.name ?? ''}.y`),
      run: { seed },
    },
  };
  return { plugboard: { process: { type: 'plugboard.process.LocalProcess', args } } };
}
