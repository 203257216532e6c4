import type { ComponentDocs } from '../../model/index.ts';

export const pidDocs: ComponentDocs = {
  inputs: { x: 'What is measured.', setpoint: 'Where x should be at this step.' },
  outputs: {
    y: 'The correction: what to do about the error.',
    error: 'How far x is from the setpoint.',
  },
  example: {
    title: 'Brings a level to 8 and then to 4, as a plan says: the correction is the inflow.',
    components: [
      ['plan', 'patchbay.Sequence', { values: [8, 8, 8, 4, 4] }],
      ['controller', 'patchbay.PID', { kp: 0.25, setpoint_input: true }],
      ['level', 'patchbay.Integrator', { initial_values: { x: [0] } }],
    ],
    connectors: [
      ['plan.y', 'controller.setpoint'],
      ['level.y', 'controller.x'],
      ['controller.y', 'level.x'],
    ],
    shows: { 'level.y': [0, 0, 2, 4, 5.5, 5.5], 'controller.y': [2, 2, 1.5, 0, -0.375] },
  },
};
