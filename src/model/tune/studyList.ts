import type { JsonObject } from '../../base/json.ts';
import { specOf } from '../documents.ts';
import type { PatchbayDocument } from '../document.ts';
import { readStudies } from '../layout/studies.ts';
import type { Direction, ObjectiveSpec } from '../spec.ts';
import type { StudySpec, VariedParameter } from './studySpec.ts';

/** A study as people see it: a plan of the model's own, or what the section `tune` says by itself. */
export interface NamedStudy {
  readonly name: string;
  /** Null: only `tune` speaks of it. */
  readonly spec: StudySpec | null;
  /** Where its plan stands in the text's list; null where it has none. */
  readonly at: number | null;
}

/** What a study varies and looks at, with what it takes over from `tune`. */
export interface StudyParts {
  readonly parameters: readonly VariedParameter[];
  readonly objectives: readonly ObjectiveSpec[];
  /** One for each objective. */
  readonly directions: readonly Direction[];
  /** Null: nobody says. */
  readonly samples: number | null;
  readonly concurrent: number | null;
  readonly points: readonly Readonly<Record<string, unknown>>[];
}

/** What the study of the section `tune` is called while no plan says otherwise. */
export const TUNE_NAME = 'tune';

const lists = new WeakMap<JsonObject, readonly NamedStudy[]>();

/**
 * The studies of a model in their order. The section `tune` is one by itself as long as no plan takes its
 * parameters or its objective from it.
 */
export function studyList(document: PatchbayDocument): readonly NamedStudy[] {
  const known = lists.get(document.config);
  if (known !== undefined) return known;
  const { studies, places } = readStudies(document);
  const own = studies.map((spec, i) => ({ name: spec.name, spec, at: places[i] ?? null }));
  const isAlone = specOf(document).plugboard.tune !== null && !studies.some(takesFromTune);
  const taken = own.some(({ name }) => name === TUNE_NAME);
  const name = taken ? `${TUNE_NAME} (the section)` : TUNE_NAME;
  const list = isAlone ? [{ name, spec: null, at: null }, ...own] : own;
  lists.set(document.config, list);
  return list;
}

/** Whether a plan leaves its parameters or its objective to the section `tune`. */
export function takesFromTune({ parameters, objective }: StudySpec): boolean {
  return parameters === null || objective === null;
}

/** The study of this name, else the first; null where the model has none. */
export function chosenStudy(document: PatchbayDocument, name: string | null): NamedStudy | null {
  const list = studyList(document);
  return list.find((study) => study.name === name) ?? list[0] ?? null;
}

/** All of a study, whether its own plan or `tune` says it. */
export function studyParts(document: PatchbayDocument, spec: StudySpec | null): StudyParts {
  const tune = specOf(document).plugboard.tune?.args ?? null;
  const objective = spec?.objective ?? tune?.objective ?? [];
  const mode = spec?.mode ?? tune?.mode ?? 'max';
  const objectives = (Array.isArray(objective) ? objective : [objective]) as ObjectiveSpec[];
  const modes = Array.isArray(mode) ? (mode as Direction[]) : objectives.map(() => mode);
  const plain = tune?.parameters.map((one) => ({ ...one, count: null }) as VariedParameter) ?? [];
  return {
    parameters: spec?.parameters ?? plain,
    objectives,
    directions: objectives.map((_, i) => (modes[i] ?? 'max') as Direction),
    samples: spec?.num_samples ?? tune?.num_samples ?? null,
    concurrent: spec?.max_concurrent ?? tune?.max_concurrent ?? null,
    points: spec?.points_to_evaluate ?? tune?.algorithm.points_to_evaluate ?? [],
  };
}
