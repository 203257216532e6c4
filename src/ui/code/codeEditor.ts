import { autocompletion, completeFromList, type CompletionSource } from '@codemirror/autocomplete';
import {
  javascript,
  localCompletionSource as typescriptNames,
  typescriptSnippets,
} from '@codemirror/lang-javascript';
import {
  globalCompletion,
  localCompletionSource as pythonNames,
  python,
} from '@codemirror/lang-python';
import { indentUnit } from '@codemirror/language';
import type { ModuleLanguage } from '../../model/index.ts';
import { completion } from './completion.ts';
import { pythonOffers } from './python/pythonOffers.ts';
import { createTextEditor, type TextEditor } from '../text/textEditor.ts';
import { typescriptOffers } from './typescript/typescriptOffers.ts';

interface Options {
  readonly parent: HTMLElement;
  readonly name: string;
  readonly language: ModuleLanguage;
  readonly text: string;
  /** Names of the document's own modules in Python. */
  readonly modules: () => readonly string[];
  readonly onEdit: () => void;
  readonly onLeave: () => void;
}

/** What is said of each language: its grammar, how far a step indents, and how a comment begins. */
const LANGUAGES = {
  python: { grammar: python, indent: '    ', comment: /\s+#.*$/ },
  typescript: {
    grammar: () => javascript({ typescript: true }),
    indent: '  ',
    comment: /\s+\/\/.*$/,
  },
} as const;

/** Where offers come from: names of the text, those of the language, and ours. */
const SOURCES = {
  python: (modules) => [
    pythonNames,
    globalCompletion,
    completion((text, at) => pythonOffers(text, at, modules())),
  ],
  typescript: () => [
    typescriptNames,
    completeFromList(typescriptSnippets),
    completion(typescriptOffers),
  ],
} as const satisfies Record<ModuleLanguage, (modules: Options['modules']) => CompletionSource[]>;

/** Nothing is offered while an input method composes: its keys are not for the list. */
const unlessComposing =
  (source: CompletionSource): CompletionSource =>
  (context) =>
    context.view?.composing === true ? null : source(context);

/** A text editor for a file of code. */
export function createCodeEditor({ name, language, modules, ...rest }: Options): TextEditor {
  const { grammar, indent, comment } = LANGUAGES[language];
  return createTextEditor({
    ...rest,
    label: `Code of ${name}`,
    comment,
    extensions: [
      grammar(),
      indentUnit.of(indent),
      autocompletion({ override: SOURCES[language](modules).map(unlessComposing) }),
    ],
  });
}
