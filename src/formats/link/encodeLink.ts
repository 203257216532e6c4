import { deflateSync, strToU8 } from 'fflate';
import { toBase64, toBase64Url } from '../../base/base64.ts';
import type { Json } from '../../base/json.ts';
import { decodeAs } from '../../base/text/platform.ts';
import {
  type AttachedFile,
  type PatchbayDocument,
  seedOf,
  watchedFields,
} from '../../model/index.ts';
import { dumpYaml } from '../yaml/dumpYaml.ts';
import { hasMoreMarks, SQUEEZED, type YamlLimits } from '../yaml/limits.ts';
import { writeYaml } from '../yaml/writeYaml.ts';
import { fromColumns, toColumns } from './compact/columns.ts';
import { DICTIONARY } from './compact/dictionary.ts';
import { toLineTable } from './compact/lineTable.ts';
import { marksAsTheyAre } from './compact/skeleton.ts';
import { skeletonOf } from './compact/skeletonOf.ts';
import { squeeze } from './squeeze/squeeze.ts';

interface LinkOptions {
  /** How fast its runs go, steps a second; null: as fast as they can. */
  readonly speed?: number | null;
  /** False: the first form, with its data as it is, which any script reads. */
  readonly compress?: boolean;
}

/**
 * A document as the fragment of an address, in the shortest form that brings back the same: `#p3.c.` (what
 * models mostly say is left out), `#p2.d.` (where there is much), else `#p1.d.` or `#p1.p.`. The text goes byte for byte, with the name,
 * all files and the speed of runs. The forms: `public/docs/links.md`.
 */
export function encodeLink(
  document: PatchbayDocument,
  { speed = null, compress = true }: LinkOptions = {},
): string {
  const yaml = writeYaml(document, { layout: true });
  const whole = {
    ...{ v: 1, yaml, name: document.name },
    files: document.files.map(({ name, bytes }) => ({ name, base64: toBase64(bytes) })),
    view: { watch: watchedFields(document) },
    run: { seed: seedOf(document), ...(speed === null ? {} : { speed }) },
  };
  const plain = strToU8(JSON.stringify(whole));
  if (!compress) return `#p1.p.${toBase64Url(plain)}`;
  const links = [
    `#p1.d.${toBase64Url(deflateSync(plain, { level: 9 }))}`,
    `#p1.p.${toBase64Url(plain)}`,
    ...contents(document, yaml, speed).map((content) => {
      const bytes = strToU8(JSON.stringify(content));
      return `#p2.d.${toBase64Url(deflateSync(bytes, { level: 9, dictionary: DICTIONARY }))}`;
    }),
    ...(isWithin(yaml, SQUEEZED) ? squeezed(contents(document, yaml, speed, true)) : []),
  ];
  return links.reduce((shortest, link) => (link.length < shortest.length ? link : shortest));
}

const isWithin = (text: string, { length, marks }: YamlLimits): boolean =>
  text.length <= length && !hasMoreMarks(text, marks);

/** The third form takes longer to make than all others: only of what is short already. */
function squeezed(all: readonly object[]): readonly string[] {
  const texts = all.map((content) => marksAsTheyAre(JSON.stringify(content)));
  const shortest = texts.toSorted((a, b) => a.length - b.length)[0] ?? '';
  const bytes = squeeze(strToU8(shortest));
  return bytes === null ? [] : [`#p3.c.${toBase64Url(bytes)}`];
}

/** What links of the second and (fine) third form may hold for a document; the shortest is to be taken. */
function contents(
  { name, source, config, files }: PatchbayDocument,
  text: string,
  speed: number | null,
  isFine = false,
): readonly object[] {
  const around = {
    ...(files.length === 0 ? {} : { f: files.map(packed) }),
    ...(speed === null ? {} : { r: { speed } }),
  };
  const whole = { n: name, t: text, ...around };
  const m = toColumns(config, isFine);
  if (m === null || !isSame(config, m)) return [whole];
  if (source === null) return [{ n: name, m, ...around }];
  const s = skeletonOf(text, config);
  if (s === null) return [whole];
  return [whole, { n: name, m, s: (isFine ? toLineTable(s) : null) ?? s, ...around }];
}

/** Whether columns say the same once they have been JSON, which has no word for some numbers. */
function isSame(config: Json, columns: Json): boolean {
  const back = fromColumns(JSON.parse(JSON.stringify(columns)));
  return back !== null && dumpYaml(back) === dumpYaml(config);
}

/** A file as text where it is one: that packs much better. */
function packed({ name, bytes }: AttachedFile): readonly [string, string, 1?] {
  const text = decodeAs(bytes, 'utf-8');
  return text === null ? [name, toBase64(bytes), 1] : [name, text];
}
