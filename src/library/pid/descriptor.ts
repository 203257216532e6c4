import { nullable, number, optional, truth } from '../args.ts';
import { describe } from '../describe.ts';
import { limitsInOrder } from '../limits.ts';

export const pidType = describe({
  type: 'patchbay.PID',
  category: 'control',
  summary: 'Proportional, integral and derivative controller.',
  description:
    'Works out the error, setpoint minus x, and sends the correction on y and the error on error. The setpoint is an argument, or, with the setpoint input switched on, an input of its own. The sum takes in this error before y is worked out; while y has to be limited, an error that would push it further beyond the limit is not kept in the sum, so that it does not wind up, and one that leads back is (conditional integration). The derivative is 0 at the first step. An error that is not finite counts for its own step only. Sums run from left to right.',
  formula:
    'error = setpoint - x; y = kp * error + ki * sum(error * dt) + kd * (error - last error) / dt, limited to low .. high',
  args: {
    kp: optional(
      number({ label: 'Proportional gain', help: 'Weight of the error.', usual: [0, 10] }),
      1,
    ),
    ki: optional(
      number({ label: 'Integral gain', help: 'Weight of the sum of errors.', usual: [0, 1] }),
      0,
    ),
    kd: optional(
      number({ label: 'Derivative gain', help: 'Weight of the change of error.', usual: [0, 10] }),
      0,
    ),
    setpoint: optional(number({ label: 'Setpoint', help: 'Where x should be.' }), 0),
    setpoint_input: optional(
      truth({
        label: 'Setpoint input',
        help: 'Takes the setpoint from an input, step by step, instead of from the argument.',
      }),
      false,
    ),
    dt: optional(number({ label: 'Time step', help: 'Time that one step stands for.' }), 1),
    low: nullable(number({ label: 'Low', help: 'The least y.' })),
    high: nullable(number({ label: 'High', help: 'The greatest y.' })),
  },
  headline: ['setpoint', 'kp'],
  check: ({ dt, ...limits }) => [
    ...(dt > 0 ? [] : [{ path: 'dt', message: 'dt must be a number above 0.' }]),
    ...limitsInOrder(limits),
  ],
  // An input must be wired in plugboard, so the setpoint is one only where the model asks for it.
  fields: ({ setpoint_input }) => ({
    inputs: setpoint_input === true ? ['x', 'setpoint'] : ['x'],
    outputs: ['y', 'error'],
  }),
});
