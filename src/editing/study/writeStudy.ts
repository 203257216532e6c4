import { isObject, type Json, type JsonObject, listOf } from '../../base/json.ts';
import { sameData } from '../../base/sameData.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { STUDIES_PATH } from '../../model/layout/rawStudies.ts';
import { studiesOf } from '../../model/layout/studies.ts';
import { withValue } from '../../model/raw.ts';
import { plainParameters } from '../../model/tune/plainParameter.ts';
import { type NamedStudy, takesFromTune, TUNE_NAME } from '../../model/tune/studyList.ts';
import {
  draftOf,
  findStudy,
  rawOwn,
  type RawObjective,
  rawTune,
  type StudyDraft,
} from './studyDraft.ts';
import { withStudies } from './withStudies.ts';
import { rawList } from './studyDraft.ts';

const TUNE = ['plugboard', 'tune'] as const;
const ARGS = [...TUNE, 'args'] as const;
const OPTUNA = 'ray.tune.search.optuna.OptunaSearch';
/** plugboard needs a number of samples. */
const SAMPLES = 100;

/** Objectives as plugboard wants them: one by itself, several as lists with as many modes. */
function writtenObjectives(objectives: readonly RawObjective[]) {
  const [only] = objectives;
  return objectives.length === 1 && only !== undefined
    ? { objective: only.raw, mode: only.direction }
    : {
        objective: objectives.map(({ raw }) => raw),
        mode: objectives.map(({ direction }) => direction),
      };
}

/** A plan that says nothing but the name that the section has by itself. */
const isBare = (own: JsonObject): boolean =>
  own['name'] === TUNE_NAME && Object.keys(own).length === 1;

/** Sets some of what a study's own plan says; one that only `tune` spoke of gets a plan. */
export function withOwn(
  document: PatchbayDocument,
  name: string,
  values: Readonly<Record<string, Json | undefined>>,
): PatchbayDocument {
  const at = findStudy(document, name)?.at ?? null;
  const entries = Object.entries(values);
  if (at === null) {
    const said = entries.filter((entry): entry is [string, Json] => entry[1] !== undefined);
    if (said.length === 0) return document;
    return withStudies(document, [...rawList(document), { name, ...Object.fromEntries(said) }]);
  }
  const next = entries.reduce(
    (so, [key, value]) => withValue(so, [...STUDIES_PATH, at, key], value),
    document,
  );
  if (next === document || rawTune(next) === null || !isBare(rawOwn(next, at))) return next;
  return withStudies(next, rawList(next).toSpliced(at, 1));
}

/**
 * Writes a study that was changed. What plugboard understands goes into the section `tune` as long as the
 * study takes it from there; what it does not understand lies in the study's own plan. A section that would
 * say too little for plugboard goes, and one that can be complete comes.
 */
export function writeStudy(
  document: PatchbayDocument,
  study: NamedStudy,
  change: Partial<StudyDraft>,
): PatchbayDocument {
  const tune = rawTune(document);
  const before = draftOf(document, study);
  const after = { ...before, ...change };
  if (tune === null) return untuned(document, study, after);
  const own = rawOwn(document, study.at);
  const isAimed = own['objective'] == null;
  const follows = own['parameters'] == null || (isAimed && isInStep(own['parameters'], tune));
  const lacks =
    (isAimed && after.objectives.length === 0) || (follows && plainOf(after, tune).length === 0);
  if (lacks) return parted(document, study, after);
  const isTuned = study.spec === null || takesFromTune(study.spec);
  const { name } = study;
  let next = document;
  if (after.parameters !== before.parameters) {
    const plain = plainOf(after, tune);
    if (follows) next = withValue(next, [...ARGS, 'parameters'], plain);
    const isPlain = follows && sameData(plain, after.parameters);
    next = withOwn(next, name, { parameters: isPlain ? undefined : after.parameters });
  }
  if (after.objectives !== before.objectives) {
    const { objective, mode } = writtenObjectives(after.objectives);
    if (isAimed) {
      next = withValue(next, [...ARGS, 'objective'], objective);
      // Without a mode plugboard looks for the greatest.
      const isSaid = mode !== 'max' || tune['mode'] !== undefined;
      next = withValue(next, [...ARGS, 'mode'], isSaid ? mode : undefined);
      next = withOwn(next, name, { mode: undefined });
    } else next = withOwn(next, name, { objective, mode });
  }
  const number = (key: 'num_samples' | 'max_concurrent', value: Json | null) =>
    own[key] == null && isTuned && (value !== null || key === 'max_concurrent')
      ? withValue(next, [...ARGS, key], value ?? undefined)
      : withOwn(next, name, { [key]: value ?? undefined });
  if (after.samples !== before.samples) next = number('num_samples', after.samples);
  if (after.concurrent !== before.concurrent) next = number('max_concurrent', after.concurrent);
  if (after.points !== before.points) {
    next =
      own['points_to_evaluate'] == null && isTuned
        ? pointsInTune(next, tune, after.points)
        : withOwn(next, name, { points_to_evaluate: after.points });
  }
  return next;
}

const tunedParameters = (tune: JsonObject) => listOf(tune['parameters']) as readonly JsonObject[];

const plainOf = ({ parameters }: StudyDraft, tune: JsonObject) =>
  plainParameters(parameters, tunedParameters(tune));

/** Whether the section says what a plan of our own varies, as far as plugboard can. */
function isInStep(own: Json | undefined, tune: JsonObject): boolean {
  return sameData(plainParameters(listOf(own) as readonly JsonObject[]), tunedParameters(tune));
}

function pointsInTune(
  document: PatchbayDocument,
  tune: JsonObject,
  points: readonly Json[],
): PatchbayDocument {
  const at = [...ARGS, 'algorithm'];
  if (isObject(tune['algorithm']))
    return withValue(
      document,
      [...at, 'points_to_evaluate'],
      points.length > 0 ? points : undefined,
    );
  if (points.length === 0) return document;
  return withValue(document, at, { type: OPTUNA, points_to_evaluate: points });
}

/** All of a study in its own words. */
export function ownWords(study: StudyDraft): JsonObject {
  const { parameters, objectives, samples, concurrent, points } = study;
  const { objective, mode } = writtenObjectives(objectives);
  return {
    parameters,
    objective,
    ...(objectives.length > 0 ? { mode } : {}),
    ...(samples === null ? {} : { num_samples: samples }),
    ...(concurrent === null ? {} : { max_concurrent: concurrent }),
    ...(points.length > 0 ? { points_to_evaluate: points } : {}),
  };
}

const SHARED = [
  'parameters',
  'objective',
  'mode',
  'num_samples',
  'max_concurrent',
  'points_to_evaluate',
];
const NOTHING_SHARED: Readonly<Record<string, undefined>> = Object.fromEntries(
  SHARED.map((key) => [key, undefined]),
);

/** A study of a model without the section: it begins one as soon as it is complete. */
function untuned(
  document: PatchbayDocument,
  { name }: NamedStudy,
  study: StudyDraft,
): PatchbayDocument {
  const { parameters, objectives, samples, concurrent, points } = study;
  const plain = plainParameters(parameters);
  if (plain.length === 0 || objectives.length === 0)
    return withOwn(document, name, { ...NOTHING_SHARED, ...ownWords(study) });
  const { objective, mode } = writtenObjectives(objectives);
  const args: JsonObject = {
    objective,
    ...(mode === 'max' ? {} : { mode }),
    parameters: plain,
    num_samples: samples ?? SAMPLES,
    ...(concurrent === null ? {} : { max_concurrent: concurrent }),
    ...(points.length === 0 ? {} : { algorithm: { type: OPTUNA, points_to_evaluate: points } }),
  };
  const own = sameData(plain, parameters) ? undefined : parameters;
  const next = withValue(document, [...TUNE], { args });
  return withOwn(next, name, { ...NOTHING_SHARED, parameters: own });
}

/** A study that lacks what the section needs speaks for itself; the section goes unless others need it. */
function parted(
  document: PatchbayDocument,
  { name }: NamedStudy,
  study: StudyDraft,
): PatchbayDocument {
  const others = studiesOf(document).filter((one) => one.name !== name && takesFromTune(one));
  const next = withOwn(document, name, { ...NOTHING_SHARED, ...ownWords(study) });
  return others.length > 0 ? next : withValue(next, [...TUNE], undefined);
}
