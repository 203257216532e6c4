import { type AttachedFile, moduleLanguage, type ModuleLanguage } from '../../model/index.ts';

/** Characters of a file that are shown: a browser takes long to lay out more. */
const MOST_SHOWN = 100_000;

export const LANGUAGES = { python: 'Python', typescript: 'TypeScript' } as const;

export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? noun : `${noun}s`}`;

/** A file of code as the question whether it may run shows it. */
export interface ShownModule {
  readonly name: string;
  /** Null: a package, or what was compiled, which cannot be shown. */
  readonly language: ModuleLanguage | null;
  readonly text: string;
  /** Characters that are not shown. */
  readonly rest: number;
  readonly lines: number;
}

export function shownModule({ name, bytes }: AttachedFile): ShownModule {
  const language = moduleLanguage(name);
  if (language === null) return { name, language, text: '', rest: 0, lines: 0 };
  const text = new TextDecoder().decode(bytes);
  const lines = text === '' ? 0 : text.replace(/\n$/u, '').split('\n').length;
  // Characters that turn lines around could show other code than runs.
  const shown = text
    .slice(0, MOST_SHOWN)
    .replaceAll(
      /[\u202a-\u202e\u2066-\u2069]/gu,
      (found) => `⟨U+${found.charCodeAt(0).toString(16).toUpperCase()}⟩`,
    );
  const rest = Math.max(0, text.length - MOST_SHOWN);
  return { name, language, text: shown, rest, lines };
}
