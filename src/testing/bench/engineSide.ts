import { Component, Connector, LocalProcess } from '../../engine/index.ts';
import { Accumulate } from '../../library/accumulate/Accumulate.ts';
import { Range } from '../../library/range/Range.ts';
import { Add } from '../engine/parts.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { type Graph, inputsOf, type Node } from './graph.ts';
import { keep } from './kept.ts';
import { timed, type Contender } from './measure.ts';

/** Values that a watched field keeps before it is thinned, as in the page. */
const BUDGET = 131_072;

class Half extends Component {
  static override readonly io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;

  override step(): void {
    this.y = this.x / 2;
  }
}

function componentOf({ name, kind }: Node, items: number, initial: readonly string[]): Component {
  const values = Object.fromEntries(initial.map((field) => [field, [0]]));
  switch (kind) {
    case 'range':
      return new Range({ name, iters: items });
    case 'sum':
      return new Accumulate({ name });
    case 'half':
      return new Half({ name });
    case 'add':
      return new Add({ name, initial_values: values });
  }
}

/** A graph as components of the library (and two of the tests), ready to be initialised. */
function processOf(graph: Graph, items: number, schedule: 'compiled' | 'queue'): LocalProcess {
  const late = ({ kind, from }: Node) =>
    inputsOf(kind).filter((_, i) => from[i]?.startsWith('@') === true);
  return new LocalProcess({
    components: graph.map((node) => componentOf(node, items, late(node))),
    connectors: graph.flatMap(({ name, kind, from }) =>
      inputsOf(kind).map((field, i) => {
        const source = (from[i] ?? '').replace('@', '');
        return new Connector({ source: `${source}.y`, target: `${name}.${field}` });
      }),
    ),
    environment: nodeEnvironment(),
    schedule,
  });
}

interface Side {
  readonly who: string;
  readonly schedule: 'compiled' | 'queue';
  /** How many fields are recorded, counted from the end. */
  readonly watched: number;
}

const SIDES: readonly Side[] = [
  { who: 'compiled', schedule: 'compiled', watched: 0 },
  { who: 'watched', schedule: 'compiled', watched: 10 },
  { who: 'queue', schedule: 'queue', watched: 0 },
  { who: 'queue-watched', schedule: 'queue', watched: 10 },
];

/** Our engine on a graph, on each schedule, watched and not; timed from `run()` of what is initialised. */
export function engineSides(graph: Graph): readonly Contender[] {
  return SIDES.map(({ who, schedule, watched }) => ({
    who,
    stepsPerItem: graph.length,
    run: async (items) => {
      const process = processOf(graph, items, schedule);
      await process.init();
      for (const { name } of graph.slice(-watched || graph.length)) {
        if (watched > 0) process.probe(`${name}.y`, { budget: BUDGET });
      }
      const seconds = await timed(() => process.run());
      const last = graph.at(-1)?.name ?? '';
      keep(Number(process.valuesOf(last)?.output['y']));
      await process.destroy();
      return seconds;
    },
  }));
}
