import type { ComponentDocs } from '../../model/index.ts';

export const pidDocs: ComponentDocs = {
  inputs: { x: 'What is measured.' },
  outputs: {
    y: 'The correction: what to do about the error.',
    error: 'How far x is from the setpoint.',
  },
  example: {
    title: 'Brings a level from 0 to 8: the correction is the inflow.',
    components: [
      ['clock', 'patchbay.Range', { iters: 5 }],
      ['controller', 'patchbay.PID', { kp: 0.25, setpoint: 8 }],
      ['level', 'patchbay.Integrator', { initial_values: { x: [0] } }],
      ['sensor', 'patchbay.Formula', { inputs: ['t', 'level'], expressions: { y: 'level' } }],
    ],
    connectors: [
      ['clock.y', 'sensor.t'],
      ['level.y', 'sensor.level'],
      ['sensor.y', 'controller.x'],
      ['controller.y', 'level.x'],
    ],
    shows: { 'sensor.y': [0, 0, 2, 4, 5.5], 'controller.y': [2, 2, 1.5, 1, 0.625] },
  },
};
