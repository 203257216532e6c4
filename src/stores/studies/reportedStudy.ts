import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Catalogue } from '../../model/index.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { FinishedTrial } from '../../model/run/index.ts';
import { chooseStudy, type Study } from '../../study/index.ts';

/** More than a report of the command line has that a page can take. */
const MOST_TRIALS = 1_000_000;

/** Numbers that JSON has not are texts. */
const value = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
const report = z.object({
  study: z.object({ name: z.string(), plan: z.string(), seed: z.int() }),
  trials: z
    .array(
      z.object({
        number: z.int().check(z.minimum(0)),
        arguments: z.record(z.string(), z.json()),
        objectives: z.record(z.string(), z.nullable(value)),
        status: z.enum(['completed', 'constrained', 'failed']),
        error: z.nullable(z.string()),
        seconds: z.number(),
      }),
    )
    .check(z.maxLength(MOST_TRIALS)),
});

/** A study that was carried out elsewhere, as one of a document. */
export interface ReportedStudy {
  readonly study: Study;
  readonly trials: readonly FinishedTrial[];
}

/**
 * Reads what `tune --json` prints, or what `submit --tune` fetches from a Ray, as a study of this document; in
 * words why it is none.
 */
export function reportedStudy(
  given: unknown,
  document: PatchbayDocument,
  catalogue: Catalogue,
): Result<ReportedStudy, string> {
  const read = report.safeParse(given);
  if (!read.success) return fail('It is no list of trials as `patchbay tune --json` prints it.');
  const { study: told, trials } = read.data;
  const [first] = trials;
  if (first === undefined) return fail('It has no trials.');
  // A study that the model keeps has its name in the report, any other one its kind of plan.
  for (const plan of [told.name, told.plan, null]) {
    const asked = { plan, samples: trials.length, seed: told.seed, timeLimit: null };
    const study = chooseStudy(document, asked, { catalogue });
    if (!study.ok || !trials.every((trial) => fits(study.value, trial))) continue;
    return ok({
      study: { ...study.value, name: told.name },
      trials: trials.map((trial) => finished(study.value, trial)),
    });
  }
  const names = [...Object.keys(first.arguments), ...Object.keys(first.objectives)].join(', ');
  return fail(`No study of this document has ${names}.`);
}

type Reported = z.infer<typeof report>['trials'][number];

function fits({ dimensions, objectives }: Study, trial: Reported): boolean {
  return (
    dimensions.length === Object.keys(trial.arguments).length &&
    objectives.length === Object.keys(trial.objectives).length &&
    dimensions.every(({ name }) => Object.hasOwn(trial.arguments, name)) &&
    objectives.every(({ name }) => Object.hasOwn(trial.objectives, name))
  );
}

function finished({ objectives }: Study, trial: Reported): FinishedTrial {
  const values = objectives.map(({ name }) => trial.objectives[name] ?? null);
  const isWhole = trial.status !== 'failed' && values.every((one) => one !== null);
  return {
    ...trial,
    status: isWhole ? trial.status : 'failed',
    objectives: isWhole ? values.map(Number) : [],
  };
}
