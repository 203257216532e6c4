import type { JsonObject } from '../../base/json.ts';
import type { Direction, ObjectiveSpec } from '../../model/spec.ts';
import { fullName } from '../../model/tune/fullName.ts';
import { studyParts } from '../../model/tune/studyList.ts';
import { allNames } from '../../model/raw.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Edit } from '../edit.ts';
import { NO_STUDY, studyFor } from './listStudies.ts';
import { draftOf, findStudy } from './studyDraft.ts';
import { writeStudy } from './writeStudy.ts';

/** How an objective is told: which way it is better. */
export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  max: 'as great as possible',
  min: 'as small as possible',
};

interface Aim {
  /** Null: the first one, or a new one. */
  readonly study: string | null;
  readonly component: string;
  readonly field: string;
  readonly direction: Direction;
}

/** Lets a study look at the last value of a field, or turns the way that is better. */
export const makeObjective: Edit<Aim> = (document, _, aim) => {
  const { component, field, direction } = aim;
  if (!allNames(document).includes(component))
    return { refused: `There is no component ${component}.` };
  const begun = studyFor(document, aim.study);
  if ('refused' in begun) return begun;
  const { study } = begun;
  const { objectives } = draftOf(begun.document, study);
  const at = studyParts(begun.document, study.spec).objectives.findIndex(
    (one) => one.object_name === component && one.field_name === field,
  );
  const old = objectives[at];
  const raw: JsonObject = { object_name: component, field_type: 'field', field_name: field };
  const next =
    old === undefined
      ? [...objectives, { raw, direction }]
      : objectives.with(at, { ...old, direction });
  const text = `${component}.${field}`;
  const label = old === undefined ? `Make ${text} an objective` : `Turn the objective ${text}`;
  if (old?.direction === direction) return { document, label };
  return {
    document: writeStudy(begun.document, study, { objectives: next }),
    label,
    said: `The study ${study.name} looks for ${text} ${DIRECTION_WORDS[direction]}.`,
  };
};

interface Dropping {
  readonly study: string;
  /** The full name of the objective. */
  readonly name: string;
}

/** Takes an objective from a study. */
export const dropObjective: Edit<Dropping> = (document, _, { study: called, name }) => {
  const study = findStudy(document, called);
  if (study === undefined) return NO_STUDY(called);
  const read = objectivesOf(document, study.spec);
  const index = read.findIndex((one) => fullName(one) === name);
  const found = read[index];
  if (found === undefined) return { refused: `${name} is no objective of ${called}.` };
  const text = `${found.object_name ?? ''}.${found.field_name}`;
  const { objectives } = draftOf(document, study);
  return {
    document: writeStudy(document, study, { objectives: objectives.toSpliced(index, 1) }),
    label: `Remove the objective ${text}`,
    said: `${text} is no objective any more.`,
  };
};

const objectivesOf = (
  document: PatchbayDocument,
  spec: Parameters<typeof studyParts>[1],
): readonly ObjectiveSpec[] => studyParts(document, spec).objectives;
