import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../catalog.ts';
import { PID } from './PID.ts';

type Arguments = Readonly<Record<string, unknown>>;
type Run = readonly { readonly y: number; readonly error: number }[];

function made(args: Arguments): PID {
  return new PID({ name: 'c', ...args });
}

/** One step with this measurement; `setpoint` where it is wired. */
function step(pid: PID, x: number, setpoint?: number): Run[number] {
  pid.x = x;
  if (setpoint !== undefined) pid.setpoint = setpoint;
  pid.step();
  return { y: pid.y, error: pid.error };
}

const run = (args: Arguments, xs: readonly number[]): Run => {
  const pid = made(args);
  return xs.map((x) => step(pid, x));
};

const gain = fc.double({ min: -5, max: 5, noNaN: true });
const integral = fc.oneof(
  fc.double({ min: 0.05, max: 5, noNaN: true }),
  fc.double({ min: -5, max: -0.05, noNaN: true }),
);
const error = fc.double({ min: -10, max: 10, noNaN: true });

test('the output leaves its limit once the error leads away from it, whatever the gains', () => {
  const cases = fc.record({
    kp: gain,
    ki: integral,
    kd: gain,
    dt: fc.constantFrom(0.1, 1, 3),
    low: fc.double({ min: -10, max: 0, noNaN: true }),
    high: fc.double({ min: 0.01, max: 10, noNaN: true }),
    before: fc.array(error, { maxLength: 30 }),
    size: fc.double({ min: 0.5, max: 10, noNaN: true }),
    limit: fc.constantFrom('low', 'high'),
  });
  fc.assert(
    fc.property(cases, ({ before, size, limit, ...args }) => {
      const { kp, ki, dt, low, high } = args;
      const away = size * Math.sign(ki) * (limit === 'high' ? -1 : 1);
      const pid = made({ ...args, setpoint: 0 });
      for (const e of before) step(pid, -e);
      // The integral part never holds more than all errors before; each step takes ki * e * dt off it.
      const held = before.reduce((sum, e) => sum + Math.abs(ki * e * dt), 0);
      const way = held + Math.abs(kp * away) + Math.abs(low) + Math.abs(high);
      const most = Math.ceil(way / Math.abs(ki * away * dt)) + 3;
      const at = limit === 'high' ? high : low;
      let y = at;
      for (let i = 0; i < most && y === at; i++) y = step(pid, -away).y;

      expect(y).not.toBe(at);
    }),
    { numRuns: 500 },
  );
});

test('how long it was held at a limit does not matter afterwards', () => {
  const cases = fc.record({
    kp: gain,
    ki: integral,
    high: fc.double({ min: 1, max: 9, noNaN: true }),
  });
  fc.assert(
    fc.property(cases, error, (args, last) => {
      const push = 20 * Math.sign(args.ki);
      const short = run({ ...args, low: -9 }, [...Array<number>(200).fill(-push), -last, -last]);
      const long = run({ ...args, low: -9 }, [...Array<number>(900).fill(-push), -last, -last]);

      expect(long.slice(-2)).toEqual(short.slice(-2));
    }),
  );
});

/** Steps of a first-order lag of 50 steps that the controller drives, `gain` its gain. */
function closedLoop(args: Arguments, plant: number, setpoint: (step: number) => number): Run {
  const pid = made({ ...args, setpoint_input: true });
  let x = 0;
  return Array.from({ length: 6000 }, (_, i) => {
    const { y, error: e } = step(pid, x, setpoint(i));
    x += (plant * y - x) / 50;
    return { y, error: e };
  });
}

test.each([1, -1])(
  'a loop finds back from a setpoint that was out of reach (plant of gain %d)',
  (plant) => {
    const cases = fc.record({
      kp: fc.double({ min: 0, max: 3, noNaN: true }),
      ki: fc.double({ min: 0.005, max: 0.05, noNaN: true }),
      kd: fc.constantFrom(0, 5),
      far: fc.constantFrom(-60, 60),
      near: fc.double({ min: -8, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ kp, ki, kd, far, near }) => {
        const args = { kp: plant * kp, ki: plant * ki, kd: plant * kd, low: -10, high: 10 };
        const series = closedLoop(args, plant, (i) => (i < 500 ? far : near));

        expect(series[499]?.y).toBe(plant * Math.sign(far) * 10);
        expect(Math.abs(series.at(-1)?.error ?? NaN)).toBeLessThan(0.1);
      }),
      { numRuns: 50 },
    );
  },
);

test('one measurement that is missing or infinite spoils its own step only', () => {
  const args = { kp: 1, ki: 0.5, kd: 2, setpoint: 1, low: -5, high: 5 };
  for (const odd of [NaN, Infinity, -Infinity]) {
    const [, , spoiled, after] = run(args, [0, 0, odd, 0]);
    const [, , without] = run(args, [0, 0, 0]);

    expect(spoiled?.y).toBe(Number.isNaN(odd) ? NaN : -Math.sign(odd) * 5);
    expect(after).toEqual(without);
  }
  // Parts that take no part do not turn an infinity into NaN.
  expect(run({ setpoint: 1, low: -5 }, [Infinity])[0]?.y).toBe(-5);
});

test('equal limits hold the output there, and limits the wrong way round are refused', () => {
  const ys = run({ ki: 1, low: 2, high: 2 }, [-9, 9, 0, NaN, 4]).map(({ y }) => y);

  expect(ys).toEqual([2, 2, 2, NaN, 2]);
  expect(() => made({ low: 3, high: 2 })).toThrow('low must not be above high');
});

test('the setpoint is an input where the model asks for it, and the argument counts elsewhere', () => {
  const type = catalogue.find('patchbay.PID');

  expect(type?.ports({ name: 'c' }).inputs).toEqual(['x']);
  expect(type?.ports({ name: 'c', setpoint_input: true }).inputs).toEqual(['x', 'setpoint']);
  expect(type?.checkArgs({ setpoint_input: 'yes' })[0]?.code).toBe('ARGUMENT_TYPE');
  const wired = made({ kp: 2, setpoint: 100, setpoint_input: true });
  expect([step(wired, 1, 4), step(wired, 1, 0)]).toEqual([
    { y: 6, error: 3 },
    { y: -2, error: -1 },
  ]);
});
