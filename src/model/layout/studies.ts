import type { Json } from '../../base/json.ts';
import type { Problem } from '../problem.ts';
import { type Place, readAs } from '../readConfig.ts';
import { getAt } from '../paths.ts';
import { StudySpec } from '../tune/studySpec.ts';
import { problemAt } from '../problemAt.ts';
import { STUDIES_PATH } from './rawStudies.ts';

/** More than anybody makes; a text may hold any number. */
export const MOST_STUDIES = 100;

/** A plan as the model has it, and as it was read. */
export interface Studies {
  readonly studies: readonly StudySpec[];
  /** Where each of them stands in the list that the text has. */
  readonly places: readonly number[];
  /** What is wrong with those that are not among them. */
  readonly problems: readonly Problem[];
}

/** The plans of a model in their order, each name once; what cannot be read is a problem with its place. */
export function readStudies({ config }: { readonly config: Json }, place?: Place): Studies {
  const value = getAt(config, STUDIES_PATH);
  if (!Array.isArray(value)) return { studies: [], places: [], problems: [] };
  const studies = new Map<string, StudySpec>();
  const places: number[] = [];
  const problems: Problem[] = [];
  (value as readonly Json[]).slice(0, MOST_STUDIES).forEach((item, at) => {
    const read = readAs(StudySpec, item, [...STUDIES_PATH, at], place);
    if (!read.ok) problems.push(...read.error);
    else if (!studies.has(read.value.name)) {
      studies.set(read.value.name, read.value);
      places.push(at);
    } else problems.push(twice(read.value.name, at, place));
  });
  return { studies: [...studies.values()], places, problems };
}

/** The plans of a model; what cannot be read is passed over. */
export function studiesOf(document: { readonly config: Json }): readonly StudySpec[] {
  return readStudies(document).studies;
}

function twice(name: string, at: number, place: Place | undefined): Problem {
  const path = [...STUDIES_PATH, at, 'name'];
  const message = `There are two studies named ${JSON.stringify(name)}. Rename one of them.`;
  return problemAt('STUDY', message, place?.(path) ?? null, path);
}
