import { nullable, number, optional } from '../args.ts';
import { describe } from '../describe.ts';
import { limitsInOrder } from '../limits.ts';

export const pidType = describe({
  type: 'patchbay.PID',
  category: 'control',
  summary: 'Proportional, integral and derivative controller.',
  description:
    'Works out the error, setpoint minus x, and sends the correction on y and the error on error. The sum takes in this error before y is worked out; when y had to be limited, the sum goes back to what it was, so that it does not wind up. The derivative is 0 at the first step. Sums run from left to right.',
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
    dt: optional(number({ label: 'Time step', help: 'Time that one step stands for.' }), 1),
    low: nullable(number({ label: 'Low', help: 'The least y.' })),
    high: nullable(number({ label: 'High', help: 'The greatest y.' })),
  },
  headline: ['setpoint', 'kp'],
  check: ({ dt, ...limits }) => [
    ...(dt > 0 ? [] : [{ path: 'dt', message: 'dt must be a number above 0.' }]),
    ...limitsInOrder(limits),
  ],
  fields: { inputs: ['x'], outputs: ['y', 'error'] },
});
