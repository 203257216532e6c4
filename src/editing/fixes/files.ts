import { foreignKind } from '../../base/text/foreignKind.ts';
import { ENCODINGS, likelyEncoding } from '../../base/text/likelyEncoding.ts';
import { decodeAs, encodeUtf8 } from '../../base/text/platform.ts';
import {
  attachedFor,
  fileArguments,
  fileNameOf,
  type FileArgument,
} from '../../model/dataFiles.ts';
import { setArgument } from '../arguments/arguments.ts';
import { attachFile } from '../process/files.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fix, FixContext } from './Fix.ts';
import { nearest } from '../../model/nearest.ts';

function argumentAt({ spec, catalogue }: FixContext, { path }: Problem): FileArgument | undefined {
  return fileArguments(spec, catalogue).find(
    ({ at, argument }) => path === `plugboard.process.args.components.${at}.args.${argument}`,
  );
}

/** Attach the file from the disk, under the name that the component has for it; or take one that is there. */
export function missingFileFixes(context: FixContext, problem: Problem): readonly Fix[] {
  const wanted = argumentAt(context, problem);
  if (wanted === undefined) return [];
  const name = fileNameOf(wanted.path);
  const attach: Fix = {
    label: `Attach ${name}`,
    needsFile: true,
    edit: (document, bytes) =>
      bytes === undefined ? document : attachFile(document, { name, bytes }),
  };
  const near = nearest(
    name,
    context.document.files.map((file) => file.name),
  );
  if (near === null) return [attach];
  const take: Fix = {
    label: `Read ${near} instead`,
    edit: (document) => setArgument(document, wanted.component, wanted.argument, near),
  };
  return [take, attach];
}

/** Encodings in which every byte means something: a file is never in one of them for sure. */
const SINGLE: ReadonlySet<string> = new Set([
  ...['windows-1252', 'macintosh', 'windows-1250', 'windows-1251', 'koi8-r', 'windows-1253'],
]);
/** Ways out that are offered beside the likeliest. */
const MOST_OTHERS = 6;

/** Turn the attached file into UTF-8: from the encoding that it is probably in, or from another that it may be in. */
export function encodingFixes(context: FixContext, problem: Problem): readonly Fix[] {
  const wanted = argumentAt(context, problem);
  const file = wanted && attachedFor(context.document.files, wanted.path);
  if (file === undefined || foreignKind(file.bytes) !== null) return [];
  const likely = likelyEncoding(file.bytes);
  const others = ENCODINGS.filter(({ label }) => label !== likely?.label && SINGLE.has(label));
  const offered = [...(likely === null ? [] : [likely]), ...others].slice(0, 1 + MOST_OTHERS);
  return offered.map(({ label, name }) => ({
    label: `Convert ${file.name} from ${name.replace(/ \(.*/, '')}`,
    edit: (document) => converted(document, file.name, label),
  }));
}

/** The document as it is where the bytes turn out to be none of that encoding. */
function converted(document: PatchbayDocument, name: string, label: string): PatchbayDocument {
  const file = document.files.find((one) => one.name === name);
  const text = file === undefined ? null : decodeAs(file.bytes, label);
  if (text === null) return document;
  const bytes = encodeUtf8(text.replace(/^\uFEFF/, ''));
  return {
    ...document,
    files: document.files.map((one) => (one.name === name ? { name, bytes } : one)),
  };
}
