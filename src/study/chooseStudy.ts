import { fail, ok, type Result } from '../base/result.ts';
import {
  type Catalogue,
  type PatchbayDocument,
  type Place,
  type Problem,
  seedOf,
  specOf,
  STUDIES_PATH,
} from '../model/index.ts';
import { readStudies } from '../model/layout/studies.ts';
import { checkSubject, checkTune } from '../model/tune/checkTune.ts';
import { PLANS } from '../model/tune/studySpec.ts';
import { problemAt } from '../model/problemAt.ts';
import type { Study } from './Study.ts';
import { studyOf } from './studyOf.ts';

/** What is asked of a study beyond what the model says; null: as the model says. */
export interface Asked {
  /** A kind of plan, or the name of a study of the model; null: search. */
  readonly plan: string | null;
  readonly samples: number | null;
  readonly seed: number | null;
  readonly timeLimit: number | null;
}

/** What the document is read with. */
interface Reading {
  readonly catalogue: Catalogue;
  readonly place?: Place | undefined;
}

const KINDS = [...PLANS, 'nsga-ii'] as const;

function faulty(message: string, path = ''): readonly Problem[] {
  return [problemAt('STUDY', message, null, path)];
}

/**
 * The study that is asked for, or all that keeps it from being carried out.
 *
 * @param unknownPlan the problem to tell where no study of the model has this name
 */
export function chooseStudy(
  document: PatchbayDocument,
  { plan, samples, seed, timeLimit }: Asked,
  { catalogue, place }: Reading,
  unknownPlan = (known: string) => faulty(`There is no study ${String(plan)}. There are ${known}.`),
): Result<Study, readonly Problem[]> {
  const config = specOf(document);
  const { studies, places, problems } = readStudies(document, place);
  const spec = studies.find(({ name }) => name === plan) ?? null;
  const kind = KINDS.find((each) => each === plan);
  if (plan !== null && spec === null && kind === undefined) {
    if (problems.length > 0) return fail(problems);
    return fail(unknownPlan([...KINDS, ...studies.map(({ name }) => name)].join(', ')));
  }
  if (config.plugboard.tune === null && spec === null) {
    const message =
      'The model has no section tune. Write one, or name a study that the model keeps.';
    return fail(faulty(message, 'plugboard.tune'));
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
          path: [...STUDIES_PATH, places[studies.indexOf(spec)] ?? 0],
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
  if (!study.ok) return fail(faulty(study.error));
  return ok(timeLimit === null ? study.value : { ...study.value, timeLimit });
}
