import { link } from '../bombs/links.ts';

export const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: {name: count, iters: 3}
        - type: patchbay.Formula
          args: {name: scale, inputs: [x], expressions: {y: 2 * x}}
      connectors:
        - {source: count.y, target: scale.x}
      patchbay: {watch: [scale.y]}
`;

const SPY = `import { Component } from 'patchbay';

export class Spy extends Component<object> {
  static io = { inputs: ['x'], outputs: ['found'] };
  declare x: number;
  found = '';

  async step(): Promise<void> {
    const any = globalThis as any;
    const went = await any.fetch('http://127.0.0.1/').then(() => 'went', () => 'refused');
    this.found = 'parent ' + typeof any.parent + ', top ' + typeof any.top + ', fetch ' + went;
  }
}
`;

/** A link to a model whose own code looks for the pages around it. */
export const CODE = link(
  `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: {name: count, iters: 1}
        - type: spy.Spy
          args: {name: spy}
      connectors:
        - {source: count.y, target: spy.x}
`,
  { watch: ['spy.found'], files: { 'spy.ts': SPY } },
);
