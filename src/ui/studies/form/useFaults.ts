import { useMemo } from 'react';
import { useStore } from 'zustand';
import { STUDIES_PATH } from '../../../model/index.ts';
import { checkStudies } from '../../../model/tune/checkStudies.ts';
import type { NamedStudy } from '../../../model/tune/studyList.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';

/** Ranges say themselves what is wrong with them. */
const SAID = 'TUNE_RANGE';

/** What is wrong with what a study varies and looks at, by its place there. */
export function useFaults({ spec, at }: NamedStudy) {
  const { document } = useStores();
  const catalogue = useCatalogue();
  const current = useStore(document, (state) => state.document);
  return useMemo(() => {
    const problems = checkStudies(current, catalogue).filter(({ code }) => code !== SAID);
    const own = `${[...STUDIES_PATH, at ?? ''].join('.')}.`;
    const under = (isOwn: boolean, part: string) => {
      const start = `${isOwn ? own : 'plugboard.tune.args.'}${part}.`;
      return problems.filter(({ path }) => path.startsWith(start)).map(({ message }) => message);
    };
    return {
      parameter: (i: number) => under(spec !== null && spec.parameters !== null, `parameters.${i}`),
      objective: (i: number, count: number) => {
        const isOwn = spec !== null && spec.objective !== null;
        return [
          ...under(isOwn, `objective.${i}`),
          ...(count === 1 ? under(isOwn, 'objective') : []),
        ].filter((message, place, all) => all.indexOf(message) === place);
      },
    };
  }, [current, catalogue, spec, at]);
}
