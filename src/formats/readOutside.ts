import { ok, type Result } from '../base/result.ts';
import type { PatchbayDocument, Problem } from '../model/index.ts';
import { decodeShared } from './link/decodeLink.ts';
import { readPasted } from './pasted/readPasted.ts';
import { readModelPart } from './readModelPart.ts';
import { readModelText } from './readModelText.ts';
import { roundedNumbers } from './roundedNumbers.ts';
import { LIMITS, QUICK, type YamlLimits } from './yaml/limits.ts';

/** A text from outside, and what it is to be read as. */
export interface OutsideText {
  /** A whole model, a model or a part of one, the same as people paste it, or a link. */
  readonly as: 'model' | 'part' | 'pasted' | 'link';
  readonly text: string;
  /** The document's name, where the text has none. */
  readonly name: string;
}

/** What an outside text says. */
export interface OutsideModel {
  readonly document: PatchbayDocument;
  /** Warnings about numbers of its text: to find them later takes as long as the reading. */
  readonly rounded: readonly Problem[];
  /** How fast a link says that runs go, steps a second; null: it does not say. */
  readonly speed: number | null;
  /** It is what the text says, and not yet held to the schema. */
  readonly isUnchecked?: true;
}

export type OutsideRead = Result<OutsideModel, readonly Problem[]>;

function documentOf(
  { as, text, name }: OutsideText & { readonly as: Exclude<OutsideText['as'], 'link'> },
  limits: YamlLimits,
): Result<PatchbayDocument, readonly Problem[]> {
  switch (as) {
    case 'model':
      return readModelText(text, name, { limits, allowEmpty: true });
    case 'part':
      return readModelPart(text, name, { limits });
    case 'pasted': {
      const read = readPasted(text, name, { limits });
      return read.ok ? ok(read.value.document) : read;
    }
  }
}

/** Reads a text whatever work it takes, within the limits of every door. */
export function readOutside(from: OutsideText, limits = LIMITS): OutsideRead {
  const { as } = from;
  if (as === 'link') {
    const read = decodeShared(from.text, { limits });
    return read.ok ? ok({ ...read.value, rounded: roundedNumbers(read.value.document) }) : read;
  }
  const read = documentOf({ ...from, as }, limits);
  if (!read.ok) return read;
  return ok({ document: read.value, rounded: roundedNumbers(read.value), speed: null });
}

/**
 * Reads a text if that takes a moment only.
 *
 * @returns null when it is too large to be read while a person waits for the page
 */
export function readQuickly(from: OutsideText): OutsideRead | null {
  if (from.text.length > QUICK.length) return null;
  const read = readOutside(from, QUICK);
  const isLarge =
    !read.ok && read.error.some(({ code }) => /_TOO_(LARGE|MANY_ALIASES)$/.test(code));
  return isLarge ? null : read;
}
