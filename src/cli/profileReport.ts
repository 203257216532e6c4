import type { RunProfile } from '../engine/index.ts';

/** Where the time of a run went, as `run --profile --json` prints it; times in seconds, workers from 1. */
export interface ProfileReport {
  readonly seconds: number;
  readonly summary: readonly string[];
  readonly bottleneck: string | null;
  readonly components: readonly {
    readonly name: string;
    readonly worker: number;
    readonly why: string | null;
    readonly steps: number;
    readonly seconds: number;
    readonly seconds_per_step: number;
    readonly waiting: Readonly<Record<'inputs' | 'room' | 'promise' | 'turn', number>>;
  }[];
  readonly connectors: readonly {
    readonly id: string;
    readonly values: number;
    readonly between_workers: boolean;
  }[];
  readonly workers: readonly { readonly worker: number; readonly busy_seconds: number }[];
  /** Times as fast as one worker: this run, and what pools of other sizes would be. */
  readonly speedup: number;
  readonly forecast: readonly { readonly workers: number; readonly speedup: number }[];
}

export function profileReport(profile: RunProfile): ProfileReport {
  const { elapsed, summary, bottleneck, components, connectors, workers, speedup, forecast } =
    profile;
  return {
    seconds: elapsed / 1000,
    summary,
    bottleneck,
    components: components.map(({ name, worker, reason, steps, time, waits }) => ({
      name,
      worker: worker + 1,
      why: reason,
      steps,
      seconds: time / 1000,
      seconds_per_step: steps === 0 ? 0 : time / 1000 / steps,
      waiting: {
        inputs: waits.inputs / 1000,
        room: waits.room / 1000,
        promise: waits.promise / 1000,
        turn: waits.turn / 1000,
      },
    })),
    connectors: connectors.map(({ id, values, crosses }) => ({
      id,
      values,
      between_workers: crosses,
    })),
    workers: workers.map(({ number, worked }) => {
      return { worker: number + 1, busy_seconds: worked / 1000 };
    }),
    speedup,
    forecast,
  };
}

const HEAD = ['component', 'worker', 'share', 'seconds', 'a step', 'steps', 'waiting'] as const;

/** The same for a person: a table, the busiest first, and what it comes to. */
export function profileText({ components, workers, seconds, summary }: ProfileReport): string {
  const all = components.reduce((sum, one) => sum + one.seconds, 0);
  const rows = components
    .toSorted((a, b) => b.seconds - a.seconds)
    .map(({ name, worker, steps, seconds: own, seconds_per_step, waiting }) => {
      const { inputs, room, promise, turn } = waiting;
      const waited = inputs + room + promise + turn;
      return [
        ...[name, String(worker), percent(all > 0 ? own / all : 0), own.toFixed(3)],
        ...[`${(seconds_per_step * 1e6).toPrecision(3)} µs`, String(steps)],
        percent(own + waited > 0 ? waited / (own + waited) : 0),
      ];
    });
  const busy = workers.map(({ worker, busy_seconds }) => {
    return `worker ${worker}: at work ${percent(seconds > 0 ? busy_seconds / seconds : 0)} of the time`;
  });
  return [...columns([[...HEAD], ...rows]), ...busy, ...summary]
    .map((line) => `${line}\n`)
    .join('');
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** Lines with the first column to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  );
}
