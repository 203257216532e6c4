import { useMemo } from 'react';
import { useStore } from 'zustand';
import {
  chosenStudy,
  type NamedStudy,
  type StudyParts,
  studyParts,
} from '../../../model/tune/studyList.ts';
import { useStores } from '../../page/StoresContext.tsx';

/** The study that inspector and form speak of, with all that it varies and looks at; null: there is none. */
export function useStudy(): (NamedStudy & { readonly parts: StudyParts }) | null {
  const { document, view } = useStores();
  const current = useStore(document, (state) => state.document);
  const name = useStore(view, (state) => state.study);
  return useMemo(() => {
    const study = chosenStudy(current, name);
    return study === null ? null : { ...study, parts: studyParts(current, study.spec) };
  }, [current, name]);
}
