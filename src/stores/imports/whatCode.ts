import { counted } from '../../base/counted.ts';
import type { AttachedFile } from '../../model/document.ts';
import { moduleLanguage } from '../../model/modules.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { Notice } from '../view/viewState.ts';

/** The code among files in words, such as `2 Python modules and 1 TypeScript module`; null where there is none. */
export function whatCode(files: readonly Pick<AttachedFile, 'name'>[]): string | null {
  const languages = files.map(({ name }) => moduleLanguage(name));
  const count = (language: string, word: string): readonly string[] => {
    const found = languages.filter((one) => one === language).length;
    return found === 0 ? [] : [counted(found, `${word} module`)];
  };
  const parts = [...count('python', 'Python'), ...count('typescript', 'TypeScript')];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** What shows the code of the open document. */
export function showCode({ view }: Pick<VerbContext, 'view'>): Notice['action'] {
  return { label: 'Show code', run: () => view.setState({ panel: 'code', panelOpen: true }) };
}
