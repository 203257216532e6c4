import type { ComponentDocs } from '../../model/index.ts';

export const hysteresisDocs: ComponentDocs = {
  inputs: { x: 'The number that is watched, a temperature or a level.' },
  outputs: { y: 'True while it is on, false while it is off.' },
  example: {
    title: 'A heater that turns on below 18 degrees and off above 22.',
    components: [
      ['room', 'patchbay.Sequence', { values: [20, 17, 19, 21, 23, 20] }],
      ['heater', 'patchbay.Hysteresis', { low: 18, high: 22 }],
    ],
    connectors: [['room.y', 'heater.x']],
    shows: {
      'room.y': [20, 17, 19, 21, 23, 20],
      'heater.y': [false, true, true, true, false, false],
    },
  },
};
