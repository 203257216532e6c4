import type { PatchbayDocument } from '../../model/document.ts';
import { MOST_STUDIES, studiesOf } from '../../model/layout/studies.ts';
import { type JsonObject } from '../../base/json.ts';
import { withValue } from '../../model/raw.ts';
import {
  chosenStudy,
  type NamedStudy,
  studyList,
  takesFromTune,
} from '../../model/tune/studyList.ts';
import type { Edit, Refused } from '../edit.ts';
import { draftOf, findStudy, rawList, rawOwn } from './studyDraft.ts';
import { withStudies } from './withStudies.ts';
import { ownWords, withOwn } from './writeStudy.ts';

const LONGEST_NAME = 200;

export const NO_STUDY = (name: string): Refused => ({ refused: `There is no study ${name}.` });

/** A name that no study has: `study`, `study 2`. */
export function freeStudyName(document: PatchbayDocument, stem = 'study'): string {
  const taken = new Set(studyList(document).map(({ name }) => name));
  const base = stem.replace(/ \d+$/, '');
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!taken.has(name)) return name;
  }
}

/** Why a study cannot have this name; null where it can. */
function nameFault(document: PatchbayDocument, name: string): string | null {
  if (name.trim() === '') return 'A study needs a name.';
  if (name.length > LONGEST_NAME) return `A name has ${LONGEST_NAME} characters at most.`;
  return findStudy(document, name) === undefined ? null : `There is a study named ${name} already.`;
}

function added(document: PatchbayDocument, study: JsonObject): PatchbayDocument | Refused {
  const list = rawList(document);
  if (list.length >= MOST_STUDIES)
    return { refused: `A model keeps ${MOST_STUDIES} studies at most. Remove one first.` };
  return withStudies(document, [...list, study]);
}

/** A study that says nothing, and takes nothing from the section either. */
const empty = (name: string): JsonObject => ({ name, parameters: [], objective: [] });

interface Begun {
  readonly document: PatchbayDocument;
  readonly study: NamedStudy;
}

/** The study of this name, or the first; a new one where a model has none. */
export function studyFor(document: PatchbayDocument, name: string | null): Begun | Refused {
  const known = name === null ? chosenStudy(document, null) : findStudy(document, name);
  if (known != null) return { document, study: known };
  if (name !== null) return NO_STUDY(name);
  const fresh = freeStudyName(document);
  const next = added(document, empty(fresh));
  if ('refused' in next) return next;
  const study = findStudy(next, fresh);
  return study === undefined ? NO_STUDY(fresh) : { document: next, study };
}

/** @param name of a study that varies nothing yet */
export const addStudy: Edit<string> = (document, _, name) => {
  const fault = nameFault(document, name);
  if (fault !== null) return { refused: fault };
  const next = added(document, empty(name.trim()));
  if ('refused' in next) return next;
  return { document: next, label: `Add the study ${name}`, said: `Added the study ${name}.` };
};

interface Copying {
  readonly study: string;
  /** What the copy is called. */
  readonly to: string;
}

/** Copies a study; the copy says everything itself, so that the two can differ. */
export const duplicateStudy: Edit<Copying> = (document, _, { study: name, to }) => {
  const study = findStudy(document, name);
  if (study === undefined) return NO_STUDY(name);
  const fault = nameFault(document, to);
  if (fault !== null) return { refused: fault };
  const own = rawOwn(document, study.at);
  const copy = { ...own, ...ownWords(draftOf(document, study)), name: to.trim() };
  const next = added(document, copy);
  if ('refused' in next) return next;
  return { document: next, label: `Duplicate the study ${name}`, said: `Added the study ${to}.` };
};

/** Gives a study another name. */
export const renameStudy: Edit<Copying> = (document, _, { study: name, to }) => {
  const study = findStudy(document, name);
  if (study === undefined) return NO_STUDY(name);
  const label = `Rename the study ${name} to ${to}`;
  if (to === name) return { document, label };
  const fault = nameFault(document, to);
  if (fault !== null) return { refused: fault };
  const next =
    study.at === null
      ? withStudies(document, [...rawList(document), { name: to.trim() }])
      : withOwn(document, name, { name: to.trim() });
  return { document: next, label };
};

/** Takes a study away; the section `tune` goes with the last one that is said there. */
export const removeStudy: Edit<string> = (document, _, name) => {
  const study = findStudy(document, name);
  if (study === undefined) return NO_STUDY(name);
  const { at, spec } = study;
  const next = at === null ? document : withStudies(document, rawList(document).toSpliced(at, 1));
  const isTuned = spec === null || takesFromTune(spec);
  const others = studiesOf(next).some(takesFromTune);
  return {
    document: isTuned && !others ? withValue(next, ['plugboard', 'tune'], undefined) : next,
    label: `Remove the study ${name}`,
    said: `Removed the study ${name}.`,
  };
};
