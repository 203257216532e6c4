import type { ComponentDocs } from '../../model/index.ts';

export const constantDocs: ComponentDocs = {
  inputs: {},
  outputs: { y: 'The value, once a step.' },
  example: {
    title: 'A pump of 2 litres a minute fills a tank for five minutes.',
    components: [
      ['pump', 'patchbay.Constant', { value: 2, iters: 5 }],
      ['tank', 'patchbay.Integrator', {}],
    ],
    connectors: [['pump.y', 'tank.x']],
    shows: { 'pump.y': [2, 2, 2, 2, 2], 'tank.y': [0, 2, 4, 6, 8] },
  },
};
