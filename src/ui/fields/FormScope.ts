import { createContext, useContext } from 'react';
import type { Problem } from '../../model/index.ts';

/** A problem and where it lies in what a form edits (`window`, `inputs.0`). */
export interface LocalProblem {
  readonly path: string;
  readonly problem: Problem;
}

/** What the fields of a form know of where they are. */
export interface FormScope {
  /** Names the form among all forms of all documents. */
  readonly key: string;
  readonly problems: readonly LocalProblem[];
  /** Names that formulas of the form may use. */
  readonly names: readonly string[];
}

export const FormScopeContext = createContext<FormScope>({ key: '', problems: [], names: [] });

/** What is wrong at one place of the form, and the key under which its text is remembered. */
export function usePlace(path: string) {
  const { key, problems } = useContext(FormScopeContext);
  const own = problems.filter((entry) => entry.path === path).map(({ problem }) => problem);
  return { problems: own, draftKey: `${key} ${path}` };
}
