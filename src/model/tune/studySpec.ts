import * as z from 'zod/mini';
import { isObject } from '../../base/json.ts';
import {
  anyMap,
  choose,
  Modes,
  numeric,
  Objectives,
  parameterEntries,
  parameterKind,
  type PlainParameter,
  positive,
  withFieldType,
} from '../spec.ts';

const LogParameter = z.strictObject({
  ...parameterEntries,
  type: z.literal('ray.tune.loguniform'),
  lower: numeric(false),
  upper: numeric(false),
});
const NormalParameter = z.strictObject({
  ...parameterEntries,
  type: z.literal('ray.tune.randn'),
  mean: numeric(false),
  sd: numeric(false),
});

type SpreadParameter = z.infer<typeof LogParameter> | z.infer<typeof NormalParameter>;

/** How many values a grid takes of a range, where it is not the plan that says so. */
const counted = {
  count: z._default(z.nullable(numeric(true).check(z.refine((value) => value >= 1))), null),
};

/** Parameters of our own plans: those of plugboard, with counts, and spreads that it does not read. */
function variedSchema(value: unknown) {
  const type = isObject(value) ? value['type'] : undefined;
  if (type === 'ray.tune.randn') return z.extend(NormalParameter, counted);
  if (type === 'ray.tune.loguniform') return z.extend(LogParameter, counted);
  return z.extend(parameterKind(value), counted);
}

const VariedParameter = withFieldType(
  choose<(PlainParameter | SpreadParameter) & { count: number | null }>(variedSchema),
);

/** How a study chooses its trials. */
export const PLANS = [
  'search',
  'one-at-a-time',
  'grid',
  'random',
  'latin-hypercube',
  'sobol',
  'monte-carlo',
] as const;

const orNull = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null);

/** One of the plans under `patchbay.studies`; what is null is as `tune` says. */
export const StudySpec = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  plan: z._default(z.enum(PLANS), 'search'),
  sampler: z._default(z.enum(['tpe', 'nsga-ii']), 'tpe'),
  num_samples: orNull(positive(numeric(true))),
  seed: orNull(numeric(true)),
  max_concurrent: orNull(positive(numeric(true))),
  time_limit: orNull(positive(numeric(false))),
  points_to_evaluate: orNull(z.array(anyMap)),
  parameters: orNull(z.array(VariedParameter)),
  objective: orNull(Objectives),
  mode: orNull(Modes),
});
export type StudySpec = z.infer<typeof StudySpec>;
export type PlanKind = (typeof PLANS)[number];
/** What of a model varies, as a study has it. */
export type VariedParameter = z.infer<typeof VariedParameter>;
