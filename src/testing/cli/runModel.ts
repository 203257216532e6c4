import { main } from '../../cli/main.ts';
import { machine, type Machine } from './machine.ts';

/** What `run --json` prints, as far as tests look at it. */
export interface Report {
  readonly process: {
    readonly name: string;
    readonly type: string;
    readonly status: string;
  } | null;
  readonly job_id: string | null;
  readonly components: Readonly<
    Record<
      string,
      {
        readonly type: string;
        readonly status: string;
        readonly steps: number;
        readonly output: object;
        readonly exports: object;
      }
    >
  >;
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly error: {
    readonly code: string;
    readonly component: string;
    readonly step: number;
    readonly message: string;
  } | null;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly path: string;
    readonly line: number | null;
    readonly column: number | null;
  }[];
  readonly stats: { readonly steps: number; readonly seconds: number; readonly schedule: object };
  readonly profile?: {
    readonly components: readonly { name: string; worker: number; why: string | null }[];
    readonly connectors: readonly object[];
    readonly summary: readonly string[];
  };
}

/** A chain of three: 0, 1, 2, each times k, into a list. */
export const CHAIN = `# A chain of three.
plugboard:
  process:
    args:
      name: chain
      parameters: {k: 10}
      components:
        - type: patchbay.Range
          args: {name: count, iters: 3}
        - type: patchbay.Formula
          args: {name: scale, inputs: [x], expressions: {y: x * k}}
        - type: patchbay.Collect
          args: {name: out}
      connectors:
        - {source: count.y, target: scale.x}
        - {source: scale.y, target: out.x}
`;

/** Runs a model, which lies in `model.yaml`, with `--json`. */
export async function runModel(
  text: string,
  ...args: readonly string[]
): Promise<{ code: number; report: Report; machine: Machine }> {
  const m = machine({ 'model.yaml': text });
  const code = await main(['run', 'model.yaml', '--json', ...args], m.env);
  return { code, report: JSON.parse(m.out()) as Report, machine: m };
}
