import type { Json, JsonObject } from '../../base/json.ts';
import type { StudySpec } from '../../model/tune/studySpec.ts';
import type { Edit } from '../edit.ts';
import { NO_STUDY } from './listStudies.ts';
import { findStudy } from './studyDraft.ts';
import { withOwn, writeStudy } from './writeStudy.ts';

interface PlanChange {
  readonly study: string;
  readonly plan: StudySpec['plan'];
  /** How a search looks for trials. */
  readonly sampler: StudySpec['sampler'];
}

/** Sets how a study chooses its trials. */
export const changePlan: Edit<PlanChange> = (document, _, { study, plan, sampler }) =>
  findStudy(document, study) === undefined
    ? NO_STUDY(study)
    : {
        document: withOwn(document, study, {
          plan: plan === 'search' ? undefined : plan,
          sampler: sampler === 'tpe' ? undefined : sampler,
        }),
        label: `Set the plan of ${study}`,
      };

/** Numbers of a study, and how the history calls them. */
const NUMBERS = {
  samples: 'number of trials',
  concurrent: 'pending trials',
  seed: 'seed',
  time_limit: 'time limit',
} as const;

interface NumberChange {
  readonly study: string;
  readonly what: keyof typeof NUMBERS;
  /** Null: the usual one counts. */
  readonly value: number | null;
}

/** Sets a number of a study. */
export const changeStudyNumber: Edit<NumberChange> = (
  document,
  _,
  { study: name, what, value },
) => {
  const study = findStudy(document, name);
  if (study === undefined) return NO_STUDY(name);
  const isOwn = what === 'seed' || what === 'time_limit';
  return {
    document: isOwn
      ? withOwn(document, name, { [what]: value ?? undefined })
      : writeStudy(document, study, { [what]: value }),
    label: `Set the ${NUMBERS[what]} of ${name}`,
  };
};

interface PointsChange {
  readonly study: string;
  /** Values by full name, one map for each trial to begin with. */
  readonly points: readonly JsonObject[];
}

/** Sets with which trials a search begins. */
export const changePoints: Edit<PointsChange> = (document, _, { study: name, points }) => {
  const study = findStudy(document, name);
  if (study === undefined) return NO_STUDY(name);
  return {
    document: writeStudy(document, study, { points: points satisfies readonly Json[] }),
    label: `Set the first trials of ${name}`,
  };
};
