import type { Json } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import {
  type ConfigSpec,
  type Direction,
  type ObjectiveSpec,
  type PlanKind,
  type StudySpec,
  type TuneField,
  type VariedParameter,
} from '../model/index.ts';
import { fullName } from '../model/tune/fullName.ts';
import { rangeFault } from '../model/tune/ranges.ts';
import { grid } from './plans/counted.ts';
import { MOST_SOBOL } from './plans/sobol.ts';
import type { Dimension, Objective, Range, Study } from './Study.ts';
import { isLike } from './values.ts';

/** Trials that a search has pending, where nobody says. */
const CONCURRENT = 4;
const SAMPLES = 100;
/** More would not fit into memory. */
const MOST_TRIALS = 10_000_000;
/** Seconds that a trial may take, where nobody says. */
const TIME_LIMIT = 300;

/** What a study is to be, beyond what the model says. */
export interface StudyChoice {
  /** A plan of the model's own; null: what `tune` says. */
  readonly spec: StudySpec | null;
  readonly name: string;
  readonly plan: PlanKind;
  readonly sampler: Study['sampler'];
  readonly samples: number | null;
  readonly seed: number;
}

/** A study of a model; or in words why it is none. */
export function studyOf(config: ConfigSpec, choice: StudyChoice): Result<Study, string> {
  const { spec, name, plan, sampler, seed } = choice;
  const tune = config.plugboard.tune?.args ?? null;
  const parameters = spec?.parameters ?? tune?.parameters ?? [];
  const dimensions = parameters.map((one) => dimensionOf(one, config));
  const objectives = objectivesOf(
    spec?.objective ?? tune?.objective ?? [],
    spec?.mode ?? tune?.mode ?? 'max',
  );
  const study: Study = {
    ...{ name, plan, sampler, seed, dimensions, objectives },
    samples: choice.samples ?? spec?.num_samples ?? tune?.num_samples ?? SAMPLES,
    concurrent: spec?.max_concurrent ?? tune?.max_concurrent ?? CONCURRENT,
    timeLimit: spec?.time_limit ?? TIME_LIMIT,
    points: pointsOf(
      spec?.points_to_evaluate ?? tune?.algorithm.points_to_evaluate ?? [],
      dimensions,
    ),
  };
  const fault = faultOf(study, parameters);
  return fault === null ? ok(study) : fail(fault);
}

function faultOf(
  study: Study,
  parameters: readonly Parameters<typeof rangeFault>[0][],
): string | null {
  const { plan, dimensions, objectives } = study;
  if (objectives.length === 0) return 'A study needs an objective to look at.';
  if (dimensions.length === 0 && plan !== 'monte-carlo') {
    return 'A study needs a parameter to vary; only monte-carlo does without.';
  }
  for (const [i, parameter] of parameters.entries()) {
    const fault = rangeFault(parameter);
    if (fault !== null) return `${dimensions[i]?.name ?? ''}: ${fault}`;
  }
  const names = dimensions.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) return `${twice} is varied twice.`;
  if (plan === 'sobol' && dimensions.length > MOST_SOBOL) {
    return `A Sobol plan varies ${MOST_SOBOL} parameters at most; take latin-hypercube.`;
  }
  return sizeFault(study);
}

function sizeFault(study: Study): string | null {
  const most = MOST_TRIALS.toLocaleString('en');
  const many = study.dimensions.find(({ count }) => count !== null && count > MOST_TRIALS);
  if (many !== undefined) return `${many.name}: a range has ${most} values at most.`;
  const isCounted = study.plan === 'grid' || study.plan === 'one-at-a-time';
  if (!isCounted && study.samples > MOST_TRIALS) return `A study has ${most} trials at most.`;
  if (study.plan !== 'grid') return null;
  // How many were asked for only shapes a grid.
  const { length } = grid({ ...study, samples: Math.min(study.samples, MOST_TRIALS) });
  return length > MOST_TRIALS
    ? `The grid has ${length.toLocaleString('en')} points; a study has ${most} trials at most.`
    : null;
}

function objectivesOf(
  given: ObjectiveSpec | readonly ObjectiveSpec[],
  mode: Direction | readonly Direction[],
): readonly Objective[] {
  const list = Array.isArray(given)
    ? (given as readonly ObjectiveSpec[])
    : [given as ObjectiveSpec];
  return list.map((one, i) => ({
    name: fullName(one),
    component: one.object_name ?? '',
    field: one.field_name,
    direction:
      (Array.isArray(mode) ? (mode as readonly Direction[])[i] : (mode as Direction)) ?? 'max',
  }));
}

type Parameter = VariedParameter | Omit<VariedParameter, 'count'>;

function dimensionOf(parameter: Parameter, config: ConfigSpec): Dimension {
  const { object_type, object_name, field_type, field_name } = parameter;
  const field: TuneField = { object_type, object_name, field_type, field_name };
  return {
    name: fullName(field),
    field,
    range: rangeOf(parameter as VariedParameter),
    count: 'count' in parameter ? parameter.count : null,
    current: currentOf(field, config),
  };
}

function rangeOf(parameter: VariedParameter): Range {
  if ('categories' in parameter) {
    return { kind: 'choice', choices: parameter.categories as readonly Json[] };
  }
  if ('mean' in parameter) {
    return { kind: 'normal', mean: parameter.mean, sd: parameter.sd };
  }
  const { type, lower, upper } = parameter;
  if (type === 'ray.tune.randint') return { kind: 'int', lower, upper: upper - 1 };
  return { kind: type === 'ray.tune.loguniform' ? 'log' : 'float', lower, upper };
}

/** The value in the model as it is; undefined where it does not say. */
function currentOf(
  { object_type, object_name, field_type, field_name }: TuneField,
  config: ConfigSpec,
) {
  const { args } = config.plugboard.process;
  const component = args.components.find((one) => one.args.name === object_name)?.args;
  const map: Readonly<Record<string, unknown>> | undefined =
    object_type === 'process'
      ? args.parameters
      : field_type === 'parameter'
        ? component?.parameters
        : field_type === 'initial_value'
          ? component?.initial_values
          : component;
  const isThere = map !== undefined && Object.hasOwn(map, field_name);
  return isThere ? (map[field_name] as Json) : undefined;
}

/**
 * Points to begin with. A number beyond the ends of its range counts, as for Optuna; what is no value of
 * the range's kind is chosen by the plan instead.
 */
function pointsOf(
  points: readonly Readonly<Record<string, unknown>>[],
  dimensions: readonly Dimension[],
): Study['points'] {
  return points.map((point) =>
    Object.fromEntries(
      dimensions.flatMap(({ name, range }) => {
        const value = Object.hasOwn(point, name) ? (point[name] as Json) : undefined;
        return value !== undefined && isLike(range, value) ? [[name, value] as const] : [];
      }),
    ),
  );
}
