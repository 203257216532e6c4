import { Component, Connector, LocalProcess } from '../../engine/index.ts';
import { Accumulate } from '../../library/accumulate/Accumulate.ts';
import { Range } from '../../library/range/Range.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { keep } from './kept.ts';
import { timed, type Contender } from './measure.ts';

class Later extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;

  override async step(): Promise<void> {
    await Promise.resolve();
    this.y = this.x + 1;
  }
}

const ASYNC = 3;

async function laterByHand(object: { x: number; y: number }): Promise<void> {
  await Promise.resolve();
  object.y = object.x + 1;
}

/** A range, three components whose steps are asynchronous, a running sum. */
export const asyncSides: readonly Contender[] = [
  {
    who: 'queue',
    stepsPerItem: ASYNC + 2,
    run: async (items) => {
      const names = ['range', 'a', 'b', 'c', 'sum'];
      const process = new LocalProcess({
        components: names.map((name) => {
          if (name === 'range') return new Range({ name, iters: items });
          return name === 'sum' ? new Accumulate({ name }) : new Later({ name });
        }),
        connectors: names
          .slice(1)
          .map((name, i) => new Connector({ source: `${names[i]}.y`, target: `${name}.x` })),
        environment: nodeEnvironment(),
      });
      await process.init();
      const seconds = await timed(() => process.run());
      keep(Number(process.valuesOf('sum')?.output['y']));
      return seconds;
    },
  },
  {
    who: 'hand',
    stepsPerItem: ASYNC + 2,
    run: (items) =>
      timed(async () => {
        const objects = Array.from({ length: ASYNC }, () => ({ x: 0, y: 0 }));
        let total = 0;
        for (let i = 0; i < items; i++) {
          let value = i;
          for (const object of objects) {
            object.x = value;
            await laterByHand(object);
            value = object.y;
          }
          total += value;
        }
        keep(total);
      }),
  },
];
