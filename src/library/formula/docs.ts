import type { ComponentDocs } from '../../model/index.ts';

export const formulaDocs: ComponentDocs = {
  inputs: { '*': 'A number that the formulas use by this name.' },
  outputs: { '*': 'What the formula of this name comes to.' },
  example: {
    title: 'Two formulas over the sides of rectangles: area and outline.',
    components: [
      ['width', 'patchbay.Range', { iters: 3, start: 1 }],
      ['height', 'patchbay.Constant', { value: 2, iters: 3 }],
      [
        'rectangle',
        'patchbay.Formula',
        { inputs: ['w', 'h'], expressions: { area: 'w * h', outline: '2 * (w + h)' } },
      ],
    ],
    connectors: [
      ['width.y', 'rectangle.w'],
      ['height.y', 'rectangle.h'],
    ],
    shows: { 'rectangle.area': [2, 4, 6], 'rectangle.outline': [6, 8, 10] },
  },
};
