import { toJsonText } from '../base/json.ts';
import type { RunProfile, RunnableProcess, Probe, RunFailure, Status } from '../engine/index.ts';
import type { Problem } from '../model/index.ts';
import { modelSteps } from '../model/run/index.ts';
import { profileReport, type ProfileReport, profileText } from './profileReport.ts';

interface ComponentReport {
  readonly type: string;
  readonly status: Status;
  readonly steps: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** What `run --json` prints. */
export interface RunReport {
  /** False: the model or the command is not valid, and nothing ran. Not printed. */
  readonly valid: boolean;
  readonly process: {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly status: Status;
  } | null;
  readonly job_id: string | null;
  readonly components: Readonly<Record<string, ComponentReport>>;
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly error: RunFailure | null;
  readonly problems: readonly Problem[];
  readonly stats: {
    /** Of all components together. */
    readonly steps: number;
    /** Of running alone. */
    readonly seconds: number;
    readonly schedule: RunnableProcess['schedule'];
  };
  /** Where the time went, when that was asked for. */
  readonly profile?: ProfileReport;
}

/** The report of a run that did not begin. */
export function emptyReport(problems: readonly Problem[]): RunReport {
  return {
    valid: false,
    process: null,
    job_id: null,
    components: {},
    series: {},
    error: null,
    problems,
    stats: { steps: 0, seconds: 0, schedule: { compiled: [], queued: [], generated: false } },
  };
}

interface Ran {
  readonly process: RunnableProcess;
  /** Type texts by component name; the process's own under an empty name. */
  readonly types: ReadonlyMap<string, string>;
  readonly probes: readonly Probe[];
  readonly problems: readonly Problem[];
  readonly failure: RunFailure | null;
  readonly seconds: number;
  /** Null when nobody asked for it. */
  readonly profile: RunProfile | null;
}

/** Everything about a run that is over (or was left after some steps). */
export function reportOf(ran: Ran): RunReport {
  const { process, types, probes, problems, failure, seconds, profile } = ran;
  const components = [...process.components.keys()].flatMap((name) => {
    const values = process.valuesOf(name);
    return values === undefined
      ? []
      : [[name, { type: types.get(name) ?? '', ...values }] as const];
  });
  return {
    valid: true,
    process: {
      id: process.id,
      name: process.name,
      type: types.get('') ?? '',
      status: process.status,
    },
    job_id: process.jobId,
    components: Object.fromEntries(components),
    series: Object.fromEntries(probes.map((probe) => [probe.field, Array.from(probe.read())])),
    error: failure,
    problems,
    stats: { steps: process.totalSteps, seconds, schedule: process.schedule },
    ...(profile === null ? {} : { profile: profileReport(profile) }),
  };
}

const LONGEST = 60;

function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : toJsonText(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** The report for a person. */
export function summaryOf(report: RunReport): string {
  const { process, job_id, components, error, stats, profile } = report;
  const seconds = stats.seconds.toFixed(3);
  const lines = [
    `${process?.name ?? ''}: ${process?.status ?? ''}, ${modelSteps(Object.values(components))} steps in ${seconds} s (job ${job_id ?? 'none'})`,
  ];
  for (const [name, { status, steps, output, exports }] of Object.entries(components)) {
    lines.push(`  ${name}: ${status}, ${steps} steps`);
    for (const [field, value] of Object.entries({ ...output, ...exports })) {
      lines.push(`    ${field} = ${shown(value)}`);
    }
  }
  if (error !== null) {
    const where =
      error.component === null
        ? ''
        : `${error.component}${error.step === null ? '' : `, step ${error.step}`}: `;
    lines.push(`Failed: ${where}${error.message} [${error.code}]`);
  }
  return `${lines.join('\n')}\n${profile === undefined ? '' : `\n${profileText(profile)}`}`;
}
