import { toJsonText } from '../../base/json.ts';
import type { FinishedTrial } from '../../model/run/index.ts';
import { bestOf, type Study } from '../../study/index.ts';
import { csvCell } from '../../base/csv/csvCell.ts';

/** What a report says of a study, wherever it was carried out. */
export type ReportedStudy = Pick<Study, 'name' | 'plan' | 'seed'> & {
  readonly dimensions: readonly Pick<Study['dimensions'][number], 'name'>[];
  readonly objectives: Study['objectives'];
};

/** A trial as `tune --json` prints it. */
function recordOf({ objectives }: ReportedStudy, trial: FinishedTrial) {
  const { number, status, error, seconds } = trial;
  const values = objectives.map(({ name }, i) => [name, trial.objectives[i] ?? null] as const);
  return {
    ...{ number, arguments: trial.arguments, objectives: Object.fromEntries(values) },
    ...{ status, error, seconds },
  };
}

/** What `tune --json` prints. */
export function reportOf(
  study: ReportedStudy,
  trials: readonly FinishedTrial[],
  took: { readonly seconds: number; readonly workers: number },
) {
  const { name, plan, seed } = study;
  return {
    study: { name, plan, seed },
    trials: trials.map((trial) => recordOf(study, trial)),
    best: bestOf(study, trials).map((trial) => recordOf(study, trial)),
    stats: { trials: trials.length, ...took },
  };
}

export type StudyReport = ReturnType<typeof reportOf>;

const shown = (value: unknown) => (typeof value === 'number' ? String(value) : toJsonText(value));

/** The report for a person: how many, and the best. */
export function summaryOf({ study, trials, best, stats }: StudyReport): string {
  const failed = trials.filter(({ status }) => status === 'failed').length;
  const lost = failed === 0 ? '' : `, ${failed} failed`;
  const lines = [
    `${study.name}: ${stats.trials} trials (${study.plan}, seed ${study.seed}) in ${stats.seconds.toFixed(1)} s${lost}`,
  ];
  for (const trial of best) {
    lines.push(`Best: trial ${trial.number}`);
    for (const [name, value] of Object.entries({ ...trial.arguments, ...trial.objectives })) {
      lines.push(`  ${name} = ${shown(value)}`);
    }
  }
  if (best.length === 0 && trials.length > 0) {
    const why = trials.find(({ error }) => error !== null)?.error;
    lines.push(`No trial has a ${why == null ? 'finite value.' : `value: ${why}`}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The trials as a table, one a line. */
export function tableOf(study: ReportedStudy, { trials }: StudyReport): string {
  const names = study.dimensions.map(({ name }) => name);
  const values = study.objectives.map(({ name }) => name);
  const header = ['number', ...names, ...values, 'status', 'error', 'seconds'];
  const cell = (value: unknown) =>
    value == null ? '' : csvCell(typeof value === 'string' ? value : shown(value));
  const rows = trials.map((trial) => [
    trial.number,
    ...names.map((name) => trial.arguments[name]),
    ...values.map((name) => trial.objectives[name]),
    ...[trial.status, trial.error, trial.seconds],
  ]);
  return [header, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}
