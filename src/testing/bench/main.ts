import { parseArgs } from 'node:util';
import { asyncSides } from './asyncModel.ts';
import { baklavaChain } from './baklavaSide.ts';
import { benchEditor, type EditorBenchEnv } from './editor/main.ts';
import { benchGraph } from './editor/graphEdits.ts';
import { engineSides } from './engineSide.ts';
import { eventSide } from './eventModel.ts';
import { chain, cycle, diamond, fanout, type Graph } from './graph.ts';
import { race, type Contender, type Rate } from './measure.ts';
import { measureMemory } from './memory.ts';
import { plainSides } from './plainSide.ts';
import { benchPython } from './python/main.ts';
import { benchTypeScript } from './typescript/main.ts';
import { benchPool, type PoolResult } from './pool/main.ts';
import { serveThread } from './pool/nodePlace.ts';
import { plugboardSide } from './plugboardSide.ts';
import { reteChain } from './reteSide.ts';
import { rxjsSide } from './rxjsSide.ts';
import { measureStopping } from './stopping.ts';
import { benchTune } from './tune/main.ts';
import { serveBareTrials } from './tune/threads.ts';

const USAGE = 'Usage: bench engine|pool|editor|graph|python|typescript|tune [--json]';

// The program is also what its worker threads run.
if (!serveBareTrials()) serveThread();

const ours = (graph: Graph): readonly Contender[] => [...engineSides(graph), ...plainSides(graph)];

const chain10 = chain(10);
const chain50 = chain(50);
const fanout20 = fanout(20);

/** Who runs which model, in the order of the tables. */
const MODELS: readonly (readonly [string, readonly Contender[]])[] = [
  ['chain10', [...ours(chain10), rxjsSide(chain10), reteChain(10), baklavaChain(10)]],
  ['chain50', [...ours(chain50), rxjsSide(chain50)]],
  ['fanout20', [...ours(fanout20), rxjsSide(fanout20)]],
  ['diamond', [...ours(diamond), rxjsSide(diamond)]],
  ['cycle', ours(cycle)],
  ['events', [eventSide]],
  ['async', asyncSides],
];

function table(model: string, rates: readonly Rate[]): string {
  const base = rates.find(({ who }) => who === 'hand')?.steps_per_second;
  const lines = rates.map(({ who, steps_per_second }) => {
    const millions = (steps_per_second / 1e6).toFixed(3).padStart(10);
    const ratio =
      base === undefined ? '' : ` ${(steps_per_second / base).toFixed(5).padStart(9)} of hand`;
    return `  ${who.padEnd(14)}${millions} M steps/s${ratio}`;
  });
  return [`${model}: component steps per second, median of 5 rounds`, ...lines].join('\n');
}

/** What a benchmark needs beside Node. */
export interface BenchEnv extends EditorBenchEnv {
  /** Runs the script of the pool's benchmark in a sandboxed frame of Chromium. */
  readonly poolInChromium: () => Promise<PoolResult>;
  /** What runs our command line, built. */
  readonly command: () => Promise<readonly string[]>;
}

/** `bench engine|pool|editor|graph|python|typescript|tune [--json]`: both sides of each comparison in one run. */
export async function main(argv: readonly string[], env: BenchEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  const json = values.json === true;
  switch (positionals[0]) {
    case 'engine':
      return benchEngine(json);
    case 'editor':
      return benchEditor(argv, env);
    case 'graph':
      return benchGraph(json);
    case 'python':
      return benchPython(json, process.env['PATCHBAY_PLUGBOARD_PYTHON'] ?? null);
    case 'tune':
      return benchTune(argv.slice(1), {
        program: new URL(import.meta.url),
        command: env.command,
        python: process.env['PATCHBAY_PLUGBOARD_PYTHON'] ?? null,
      });
    case 'typescript':
      return benchTypeScript(json);
    case 'pool': {
      const program = new URL(import.meta.url);
      return benchPool({ json, program, inChromium: env.poolInChromium });
    }
    default:
      console.error(USAGE);
      return 2;
  }
}

async function benchEngine(json: boolean): Promise<number> {
  const say = (text: string) => (json ? undefined : console.log(text));
  const rows = [];
  for (const [model, contenders] of MODELS) {
    const seconds = model.startsWith('chain') ? 0.8 : 0.25;
    const rates = [...(await race(contenders, { seconds }))];
    if (model === 'chain10') rates.push(...plugboardSide(process.env));
    rows.push(...rates.map((rate) => ({ model, ...rate })));
    say(table(model, rates));
  }
  const memory = await measureMemory();
  for (const { model, heap_growth_mb } of memory) {
    say(`${model}: the heap grew by ${heap_growth_mb.toFixed(1)} MB`);
  }
  const stop = await measureStopping(import.meta.filename);
  say(
    `Stop, 10,000 components: ${stop.p50_ms.toFixed(1)} ms, 95th percentile ${stop.p95_ms.toFixed(1)} ms`,
  );
  if (json) console.log(JSON.stringify({ rows, memory, stop }));
  return 0;
}
