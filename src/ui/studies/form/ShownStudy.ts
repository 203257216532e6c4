import type { NamedStudy, StudyParts } from '../../../model/tune/studyList.ts';

/** A study with all that it varies and looks at, as the form shows it. */
export type ShownStudy = NamedStudy & { readonly parts: StudyParts };
