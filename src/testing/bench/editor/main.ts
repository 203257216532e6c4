import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { type BigGraph, GRAPHS } from './bigGraph.ts';
import { calm, percentile } from './frames.ts';
import { drag, dragFit, type Hand, pan100, panFit, zoom } from './gestures.ts';
import { type Addresses, linkTo, type Opened, openEditor, openFlow } from './sides.ts';

const ROUNDS = 5;

const GESTURES = {
  'pan-fit': panFit,
  'pan-100': pan100,
  zoom,
  drag,
  'drag-fit': dragFit,
} satisfies Record<string, (hand: Hand) => Promise<readonly number[]>>;

type Gesture = 'open' | keyof typeof GESTURES;
type Who = 'patchbay' | 'reactflow';

interface Row {
  readonly graph: string;
  readonly gesture: Gesture;
  readonly who: Who;
  readonly p50_ms: number;
  readonly p95_ms: number;
  /** Elements in and of a component on the page, its ports included; 0 where components are drawn. */
  readonly dom_elements_per_component: number;
}

/** What a browser on this machine offers to the measurement. */
export interface EditorBenchEnv {
  readonly inBrowser: <T>(work: (browser: Browser, at: Addresses) => Promise<T>) => Promise<T>;
}

/** What one gesture gave in each round. */
interface Found {
  readonly p50: number[];
  readonly p95: number[];
  readonly elements: number[];
}

type Findings = Map<Who, Map<Gesture, Found>>;

function note(
  findings: Findings,
  who: Who,
  gesture: Gesture,
  times: readonly number[],
  per: number,
) {
  const own = findings.get(who) ?? new Map<Gesture, Found>();
  const found = own.get(gesture) ?? { p50: [], p95: [], elements: [] };
  found.p50.push(percentile(times, 0.5));
  found.p95.push(percentile(times, 0.95));
  found.elements.push(per);
  findings.set(who, own.set(gesture, found));
}

function elementsPerComponent({ page }: Hand): Promise<number> {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll('.react-flow__node')];
    const all = nodes.reduce((sum, node) => sum + 1 + node.querySelectorAll('*').length, 0);
    return nodes.length === 0 ? 0 : all / nodes.length;
  });
}

async function measure(findings: Findings, who: Who, { hand, openMs }: Opened): Promise<void> {
  note(findings, who, 'open', [openMs], await elementsPerComponent(hand));
  for (const [name, gesture] of Object.entries(GESTURES)) {
    await calm(hand.page);
    const times = await gesture({
      ...hand,
      fit: settled(hand, 'fit'),
      zoomTo100: settled(hand, 'zoomTo100'),
    });
    note(findings, who, name as Gesture, times, await elementsPerComponent(hand));
  }
}

/** Changes the view and waits until the page is at rest. */
function settled(hand: Hand, what: 'fit' | 'zoomTo100'): () => Promise<void> {
  return async () => {
    await hand[what]();
    await calm(hand.page);
  };
}

async function compare(
  browser: Browser,
  at: Addresses,
  graph: BigGraph,
  rounds: number,
): Promise<readonly Row[]> {
  const link = linkTo(graph);
  const findings: Findings = new Map();
  for (let round = 0; round < rounds; round++) {
    const ours = await openEditor(browser, at.editor, graph, link);
    const pane = await ours.hand.pane();
    await measure(findings, 'patchbay', ours);
    await ours.close();
    const data = { graph, size: ours.hand.size, visibleOnly: graph.nodes.length >= 5_000 };
    const theirs = await openFlow(browser, at.flow, data, pane);
    await measure(findings, 'reactflow', theirs);
    await theirs.close();
  }
  return [...findings].flatMap(([who, gestures]) =>
    [...gestures].map(([gesture, { p50, p95, elements }]) => ({
      graph: graph.name,
      gesture,
      who,
      p50_ms: percentile(p50, 0.5),
      p95_ms: percentile(p95, 0.5),
      dom_elements_per_component: percentile(elements, 0.5),
    })),
  );
}

function table(rows: readonly Row[]): string {
  const ours = rows.filter(({ who }) => who === 'patchbay');
  const lines = ours.map((row) => {
    const other = rows.find(({ gesture, who }) => who !== row.who && gesture === row.gesture);
    const pair = (a: number, b = Number.NaN) =>
      `${a.toFixed(1).padStart(8)} ${b.toFixed(1).padStart(8)} ${(a / b).toFixed(2).padStart(6)}`;
    return `  ${row.gesture.padEnd(9)}${pair(row.p50_ms, other?.p50_ms)}  ${pair(row.p95_ms, other?.p95_ms)}   ${row.dom_elements_per_component.toFixed(1)}`;
  });
  return [
    `${rows[0]?.graph}: ms of a frame (of opening), median of the rounds: Patchbay, React Flow, ratio`,
    `  ${''.padEnd(9)}${'median'.padStart(24)}  ${'95th percentile'.padStart(24)}   elements`,
    ...lines,
  ].join('\n');
}

/**
 * `bench editor [--json] [--graph NAME]... [--rounds N]`: the editor beside bare React Flow with plain
 * nodes, on the same graphs, by the same real input, in turn.
 */
export async function benchEditor(argv: readonly string[], env: EditorBenchEnv): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean' },
      graph: { type: 'string', multiple: true },
      rounds: { type: 'string' },
    },
    allowPositionals: true,
  });
  const graphs = GRAPHS.filter(({ name }) => values.graph?.includes(name) ?? true);
  const rounds = Number(values.rounds ?? ROUNDS);
  const rows = await env.inBrowser(async (browser, at) => {
    const all: Row[] = [];
    for (const graph of graphs) {
      const found = await compare(browser, at, graph, rounds);
      if (values.json !== true) console.log(table(found));
      all.push(...found);
    }
    return all;
  });
  if (values.json === true) {
    const told = rows.filter(({ gesture }) => gesture !== 'drag-fit');
    console.log(JSON.stringify({ rows: told }));
  }
  return 0;
}
