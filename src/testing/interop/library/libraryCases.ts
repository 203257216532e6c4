import { catalogue } from '../../../library/index.ts';
import { type Chance, chance, noNumber, number, plain, positive } from '../chance.ts';
import { fileReaderRecipe, fileWriterRecipe } from './fileCases.ts';
import { formulaRecipe } from './formulaCases.ts';
import type { LibraryCase, Recipe } from './LibraryCase.ts';
import { float, int, type Wire } from '../wire.ts';

const long = (by: Chance) => by.whole(0, 24);
const column = (by: Chance, make: (by: Chance) => Wire = number) =>
  by.times(long(by), () => make(by));
const TEXTS = ['text', '', '3', 'nan', 'True', 'é, "x"', 'two\nlines', '-inf', '雑音', ' a', '[1]'];
const anything = (by: Chance): Wire =>
  by.once(2)
    ? number(by)
    : by.pick<Wire>([null, by.pick(TEXTS), [int(1), 'a', float(NaN)], { 'a b': float(0.5) }]);

/** Each argument is there or left out. */
function some(by: Chance, args: LibraryCase['args']): LibraryCase['args'] {
  return Object.fromEntries(Object.entries(args).filter(() => !by.once(3)));
}

/** Limits, now and then the wrong way round (which both sides must refuse), or none. */
function limits(by: Chance): LibraryCase['args'] {
  const low = by.pick<Wire>([int(by.whole(-5, 0)), float(-0.75), null, float(-Infinity)]);
  const high = by.pick<Wire>([int(by.whole(by.once(8) ? -9 : 0, 5)), float(0.75), null]);
  return { low, high };
}

const NAMES = ['c', 'noise', 'Zufall ü', '雑音', 'a😀b', 'x'.repeat(40)];

/** How to make a case, for each type of the library. */
const RECIPES: Readonly<Record<string, (by: Chance) => Recipe>> = {
  'patchbay.Accumulate': (by) => ({
    args: some(by, { initial: number(by) }),
    inputs: { x: column(by) },
  }),
  'patchbay.Clamp': (by) => ({ args: some(by, limits(by)), inputs: { x: column(by) } }),
  'patchbay.Collect': (by) => ({
    args: some(by, { limit: by.pick<Wire>([int(by.whole(0, 6)), null]) }),
    inputs: { x: column(by, anything) },
  }),
  'patchbay.Constant': (by) => ({ args: { value: anything(by), iters: int(long(by)) } }),
  'patchbay.Delay': (by) => ({
    args: some(by, { steps: int(by.whole(0, 9)), initial: anything(by) }),
    inputs: { x: column(by) },
  }),
  'patchbay.FileReader': fileReaderRecipe,
  'patchbay.FileWriter': fileWriterRecipe,
  'patchbay.Formula': formulaRecipe,
  'patchbay.Hysteresis': (by) => ({
    args: {
      low: float(-by.whole(0, 4)),
      high: plain(by),
      ...some(by, { initial: by.once(2) }),
    },
    inputs: { x: column(by) },
  }),
  'patchbay.Integrator': (by) => ({
    args: some(by, { initial: number(by), dt: number(by) }),
    inputs: { x: column(by) },
  }),
  'patchbay.MovingAverage': (by) => ({
    args: { window: by.pick([int(by.whole(1, 9)), float(3), float(0.5)]) },
    inputs: { x: column(by, by.once(2) ? plain : number) },
  }),
  'patchbay.PID': (by) => {
    const isWired = by.once(3);
    const values = by.once(2) ? plain : number;
    return {
      args: {
        ...some(by, {
          ...{ kp: plain(by), ki: plain(by), kd: plain(by), setpoint: plain(by) },
          ...{ dt: by.once(8) ? number(by) : positive(by), ...limits(by) },
        }),
        ...(isWired ? { setpoint_input: true } : some(by, { setpoint_input: false })),
      },
      inputs: { x: column(by, values), ...(isWired ? { setpoint: column(by, values) } : {}) },
    };
  },
  'patchbay.Random': (by) => {
    const distribution = by.pick(['uniform', 'normal', 'exponential', 'uniform', 'even']);
    return {
      args: {
        ...{ iters: int(long(by)), distribution },
        ...some(by, { low: plain(by), high: plain(by), mean: plain(by), sd: positive(by) }),
        ...some(by, { rate: positive(by), seed: by.pick([int(by.whole(-99, 1e9)), null]) }),
        ...some(by, { run_seed: by.pick([int(by.whole(0, 1e9)), float(7), null]) }),
      },
      name: by.pick(NAMES),
      exact: distribution === 'uniform',
    };
  },
  'patchbay.Range': (by) => ({
    args: { iters: int(long(by)), ...some(by, { start: number(by), step: number(by) }) },
  }),
  'patchbay.Recorder': (by) => {
    const others = by.whole(0, 2);
    const names = Array.from({ length: others }, (_, i) => `other${i + 1}`);
    return {
      args: { path: by.pick(['out.csv', 'no ending']), ...some(by, { others: int(others) }) },
      inputs: Object.fromEntries(['value', ...names].map((name) => [name, column(by, anything)])),
    };
  },
  'patchbay.Select': (by) => {
    const count = by.whole(1, 5);
    const n = long(by);
    const inside = () =>
      by.once(4) ? float(by.whole(-9, 10 * count - 1) / 10) : int(by.whole(0, count - 1));
    const index = by.times(n, () => (by.once(60) ? number(by) : inside()));
    const xs = by.times(count, () => by.times(n, () => number(by)));
    return {
      args: { count: int(count) },
      inputs: { index, ...Object.fromEntries(xs.map((x, i) => [`x${i + 1}`, x])) },
    };
  },
  'patchbay.Sequence': (by) => ({ args: { values: column(by, anything) } }),
  'patchbay.Sine': (by) => ({
    args: {
      iters: int(long(by)),
      ...some(by, { amplitude: plain(by), period: by.once(6) ? number(by) : positive(by) }),
      ...some(by, { phase: plain(by), offset: plain(by) }),
    },
    exact: false,
  }),
  'patchbay.Statistics': (by) => ({ inputs: { x: column(by, by.once(2) ? plain : number) } }),
};

/** `count` cases of each type of the catalogue, and of the recorder; the same for the same seed. */
export function libraryCases(seed: number, count: number): readonly LibraryCase[] {
  const recorder = catalogue.find('patchbay.Recorder');
  const types = [...catalogue.types, ...(recorder === undefined ? [] : [recorder])];
  return types.flatMap(({ type: own, label, ports }) => {
    const recipe = RECIPES[`patchbay.${label}`];
    if (!recipe) throw new Error(`There is no recipe for ${label}.`);
    return Array.from({ length: count }, (_, i): LibraryCase => {
      const id = `${label}-${i}`;
      const by = chance(seed, id);
      const { args = {}, inputs = {}, ...made } = recipe(by);
      // What plugboard has itself is also held by our twin of it.
      const type = by.pick([own, `patchbay.${label}`]);
      return {
        ...{ id, type, name: made.name ?? 'c', exact: made.exact ?? true },
        ...{ parameters: made.parameters ?? {}, files: made.files ?? {} },
        outputs: ports(args).outputs,
        ...spoiled(by, type, args, inputs),
      };
    });
  });
}

/** The case itself, or now and then one with a fault in it that both sides must refuse. */
function spoiled(
  by: Chance,
  type: string,
  args: LibraryCase['args'],
  inputs: LibraryCase['inputs'],
): Pick<LibraryCase, 'args' | 'inputs' | 'initialValues'> {
  const fields = Object.keys(inputs);
  const names = Object.keys(args);
  const asItIs = { args, inputs, initialValues: {} };
  const fault = /File(?:Reader|Writer)$/.test(type) ? 0 : by.whole(1, 20);
  if (fault === 1) return { ...asItIs, args: { ...args, no_such: int(1) } };
  if (fault === 2 && names.length > 0) {
    return {
      ...asItIs,
      args: { ...args, [by.pick(names)]: by.pick<Wire>(['text', true, float(0.5)]) },
    };
  }
  if (fault === 3 && names.length > 0) {
    const left = by.pick(names);
    return {
      ...asItIs,
      args: Object.fromEntries(Object.entries(args).filter(([n]) => n !== left)),
    };
  }
  if (fields.length === 0) return asItIs;
  const field = by.pick(fields);
  const values = inputs[field] ?? [];
  if (fault === 4 && values.length > 0) {
    const spot = by.whole(0, values.length - 1);
    return { ...asItIs, inputs: { ...inputs, [field]: values.with(spot, noNumber(by)) } };
  }
  if (fault === 5 || fault === 6) {
    const first = by.times(by.whole(1, 3), () => (field === 'index' ? int(0) : number(by)));
    return { ...asItIs, initialValues: { [field]: first } };
  }
  return asItIs;
}
