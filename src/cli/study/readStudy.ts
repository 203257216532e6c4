import { fail, ok, type Result } from '../../base/result.ts';
import { type PatchbayDocument, type Problem, seedOf, specOf } from '../../model/index.ts';
import { readStudies } from '../../model/layout/studies.ts';
import { checkSubject, checkTune } from '../../model/tune/checkTune.ts';
import { PLANS } from '../../model/tune/studySpec.ts';
import { type Study, studyOf } from '../../study/index.ts';
import { placeOf } from '../check.ts';
import { catalogueOf } from '../modules.ts';
import { problem } from '../problems.ts';

/** What the command says of a study. */
export interface Asked {
  /** A kind of plan, or the name of a study of the model; null: search. */
  readonly plan: string | null;
  readonly samples: number | null;
  readonly seed: number | null;
  readonly timeLimit: number | null;
}

const KINDS = [...PLANS, 'nsga-ii'] as const;

/** The study that is asked for, or all that keeps it from being carried out. */
export function readStudy(
  document: PatchbayDocument,
  { plan, samples, seed, timeLimit }: Asked,
): Result<Study, readonly Problem[]> {
  const config = specOf(document);
  const catalogue = catalogueOf(document);
  const place = placeOf(document);
  const { studies, problems } = readStudies(document, place);
  const spec = studies.find(({ name }) => name === plan) ?? null;
  const kind = KINDS.find((each) => each === plan);
  if (plan !== null && spec === null && kind === undefined) {
    if (problems.length > 0) return fail(problems);
    const names = [...KINDS, ...studies.map(({ name }) => name)].join(', ');
    return fail([problem('COMMAND_USAGE', `--plan takes ${names}, not ${JSON.stringify(plan)}.`)]);
  }
  if (config.plugboard.tune === null && spec === null) {
    const message =
      'The model has no tune section. Write one, or name a study of the model by --plan.';
    return fail([problem('STUDY', message, 'plugboard.tune')]);
  }
  const wrong = [
    ...(spec?.parameters == null || spec.objective === null
      ? checkTune(config, catalogue, place)
      : []),
    ...(spec === null
      ? []
      : checkSubject(config, catalogue, {
          objective: spec.objective,
          parameters: spec.parameters ?? [],
          path: ['plugboard', 'process', 'args', 'patchbay', 'studies', studies.indexOf(spec)],
        })),
  ];
  if (wrong.length > 0) return fail(wrong.map((one) => ({ ...one, severity: 'error' as const })));
  const study = studyOf(config, {
    ...{ spec, samples },
    name: spec?.name ?? config.plugboard.tune?.args.algorithm.study_name ?? document.name,
    plan: spec?.plan ?? (kind === undefined || kind === 'nsga-ii' ? 'search' : kind),
    sampler: spec?.sampler ?? (kind === 'nsga-ii' ? 'nsga-ii' : 'tpe'),
    seed: seed ?? spec?.seed ?? seedOf(document),
  });
  if (!study.ok) return fail([problem('STUDY', study.error)]);
  return ok(timeLimit === null ? study.value : { ...study.value, timeLimit });
}
