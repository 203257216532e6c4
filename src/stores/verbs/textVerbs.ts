import type { Json } from '../../base/json.ts';
import type { Result } from '../../base/result.ts';
import type { TextFormat } from '../../formats/index.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import {
  exportedText,
  loadFormats,
  mayHaveLink,
  problemsInText,
  plainModelText,
  readOutside,
  textLater,
  textFormats,
  textNow,
  valueOfText,
  valueText,
} from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

export interface TextVerbs {
  /** Gets the readers and writers of texts; to be awaited before `typeText` and `exportText`. */
  prepareText(): Promise<void>;
  /**
   * The YAML panel: the text is this now. A moment later it is read and becomes the document; while it
   * cannot be read, it is kept beside the document, which stays as it is.
   */
  typeText(text: string): void;
  /** Reads what was typed at once. */
  readTyped(): void;
  /** The typed text counts, also where the document changed otherwise meanwhile. */
  keepTyped(): void;
  /** The typed text goes; the text of the document comes back. */
  discardTyped(): void;
  /** What is wrong with the document, with places in its YAML. */
  problemsInText(): readonly Problem[];
  /** Reads a text as a model, or as components of one, for it to be pasted; the document stays as it is. */
  readModel(text: string): Promise<Result<PatchbayDocument, readonly Problem[]>>;
  /** The texts as which a document goes out. After `prepareText`. */
  textFormats(): readonly Pick<TextFormat, 'id' | 'label' | 'suffix' | 'hasLayout' | 'openAt'>[];
  /** Text of the document in one of these formats, with its layout unless told otherwise. */
  exportText(format: string, options?: { readonly layout: boolean }): string;
  /** YAML of the document where that takes a moment; null where it is large. After `prepareText`. */
  textNow(): string | null;
  /** YAML of the document, however large; null when the signal says that it is not wanted any more. */
  textLater(signal: AbortSignal): Promise<string | null>;
  /** A value as YAML, for a person to edit. After `prepareText`. */
  valueText(value: Json): string;
  /** The value that a YAML text says, or why it says none. After `prepareText`. */
  valueOfText(text: string): Result<Json, string>;
  /** Whether a text that is no model may hold a link to one. After `readModel`. */
  mayHaveLink(text: string): boolean;
  /** A pasted text as it can be read, where it cannot be read as it is. After `prepareText`. */
  plainModelText(text: string): string;
}

export function textVerbs({ deps, code, document, typed }: VerbContext): TextVerbs {
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
    textFormats,
    exportText(format, { layout } = { layout: true }) {
      const { document: now } = document.getState();
      return exportedText(now, format, { catalogue: code.catalogueOf(now), layout });
    },
    textNow: () => textNow(document.getState().document),
    textLater: (signal) => textLater(deps, document.getState().document, signal),
    valueText,
    valueOfText,
    mayHaveLink,
    plainModelText,
  };
}
