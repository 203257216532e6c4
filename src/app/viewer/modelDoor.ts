import { fail, ok, type Result } from '../../base/result.ts';
import type { OutsideText } from '../../formats/index.ts';
import type { PatchbayDocument } from '../../model/index.ts';
import type { Viewing } from '../../stores/viewing/createViewing.ts';
import { readElsewhere } from '../readElsewhere.ts';

/** Puts models before the person, from wherever they come. None is run by it. */
export interface ModelDoor {
  /** Reads a text and shows what it holds; says why not otherwise, and the model of before stays. */
  load(from: OutsideText): Promise<Result<{ readonly name: string }, string>>;
  show(document: PatchbayDocument): void;
}

async function read(from: OutsideText): Promise<Result<PatchbayDocument, string>> {
  const formats = await import('../../formats/index.ts');
  // What takes more than a moment is read where it can be ended.
  const found = formats.readQuickly(from) ?? (await readElsewhere(from));
  if (found === null) return fail('It is too large to be read here.');
  if (!found.ok) return fail(found.error[0]?.message ?? 'It cannot be read.');
  const { document, rounded } = found.value;
  formats.keepRounded(document, rounded);
  return ok(document);
}

export function createModelDoor({ open }: Pick<Viewing, 'open'>): ModelDoor {
  return {
    show: open,
    async load(from) {
      const document = await read(from);
      if (!document.ok) return document;
      open(document.value);
      return ok({ name: document.value.name });
    },
  };
}
