import type { Verbs } from '../api.ts';
import {
  loadFormats,
  mayHaveLink,
  mermaidOf,
  problemsInText,
  plainModelText,
  readOutside,
  textLater,
  textNow,
  textOf,
  valueOfText,
  valueText,
} from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

export type TextVerbs = Pick<
  Verbs,
  | 'prepareText'
  | 'typeText'
  | 'readTyped'
  | 'keepTyped'
  | 'discardTyped'
  | 'problemsInText'
  | 'readModel'
  | 'exportText'
  | 'textNow'
  | 'textLater'
  | 'valueText'
  | 'valueOfText'
  | 'mayHaveLink'
  | 'plainModelText'
>;

export function textVerbs({ deps, document, typed }: VerbContext): TextVerbs {
  return {
    prepareText: loadFormats,
    typeText: (text) => typed.type(text),
    readTyped: () => typed.read(),
    keepTyped: () => typed.keep(),
    discardTyped: () => typed.discard(),
    problemsInText() {
      const { document: current, problems } = document.getState();
      return problemsInText(current, problems);
    },
    readModel: (text) => readOutside(deps, { as: 'pasted', text, name: 'pasted' }),
    exportText(format) {
      const { document: current } = document.getState();
      if (format === 'mermaid') return mermaidOf(current, deps.catalogue);
      return textOf(current, { layout: format === 'yaml' });
    },
    textNow: () => textNow(document.getState().document),
    textLater: (signal) => textLater(deps, document.getState().document, signal),
    valueText,
    valueOfText,
    mayHaveLink,
    plainModelText,
  };
}
