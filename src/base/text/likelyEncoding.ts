import { utf8LengthAt } from './decodeUtf8.ts';

import { foreignKind } from './foreignKind.ts';

/** An encoding: its label in the Encoding Standard, and what people call it. */
export interface Encoding {
  readonly label: string;
  readonly name: string;
}

/** What tables come in beside UTF-8, the most frequent first. */
export const ENCODINGS = [
  { label: 'windows-1252', name: 'Windows-1252 (Latin-1)' },
  { label: 'utf-16le', name: 'UTF-16 LE' },
  { label: 'utf-16be', name: 'UTF-16 BE' },
  { label: 'macintosh', name: 'Mac Roman' },
  { label: 'windows-1250', name: 'Windows-1250 (Central European)' },
  { label: 'windows-1251', name: 'Windows-1251 (Cyrillic)' },
  { label: 'koi8-r', name: 'KOI8-R (Cyrillic)' },
  { label: 'windows-1253', name: 'Windows-1253 (Greek)' },
  { label: 'shift_jis', name: 'Shift-JIS' },
  { label: 'euc-jp', name: 'EUC-JP' },
  { label: 'gb18030', name: 'GB 18030' },
  { label: 'big5', name: 'Big5' },
  { label: 'euc-kr', name: 'EUC-KR' },
] as const satisfies readonly Encoding[];

type Label = (typeof ENCODINGS)[number]['label'];

/** Bytes that are looked at: enough of a table to know it by. */
const LOOKED_AT = 200_000;

/**
 * The encoding that bytes are probably in which are no UTF-8 (or UTF-16, whose every second byte may be
 * one); null where most of them are UTF-8, so that the file is rather damaged. Told by the marks and the
 * zeros of UTF-16, by how the bytes above ASCII pair up, and by whether letters stand next to them:
 * frequencies of letters, by which libraries go, say little about a table of a few lines.
 */
export function likelyEncoding(bytes: Uint8Array): Encoding | null {
  if (foreignKind(bytes) !== null) return null;
  const label = likelyLabel(bytes.subarray(0, LOOKED_AT)) ?? likelyLabel(bytes);
  return ENCODINGS.find((encoding) => encoding.label === label) ?? null;
}

function likelyLabel(bytes: Uint8Array): Label | null {
  const wide = utf16Label(bytes);
  if (wide !== null) return wide;
  if (isMostlyUtf8(bytes)) return null;
  if (isShiftJis(bytes)) return 'shift_jis';
  const runs = highRuns(bytes);
  if (runs.length === 0) return null;
  const inWords = runs.filter((run) => run.isInWord);
  // Accents stand among ASCII letters; other scripts have words of their own.
  if (2 * inWords.length >= runs.length || runs.every(({ length }) => length === 1)) {
    return latinLabel(bytes);
  }
  return (
    pairedLabel(bytes, runs) ??
    cyrillicLabel(runs.map(({ from, length }) => bytes.subarray(from, from + length)))
  );
}

/** By the byte order mark, else by the zeros that ASCII has in UTF-16. */
export function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 1000);
  for (let i = 0; i < looked; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked / 8 && odd > 4 * even) return 'utf-16le';
  return even > looked / 8 && even > 4 * odd ? 'utf-16be' : null;
}

/** Whether characters of several bytes outnumber the bytes that are none. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [good, bad] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    const length = utf8LengthAt(bytes, at);
    if (length > 1) good++;
    if (length === 0) bad++;
    at += Math.max(1, length);
  }
  return good > bad;
}

const isLetter = (byte = 0) => (byte | 32) >= 97 && (byte | 32) <= 122;

interface Run {
  readonly from: number;
  readonly length: number;
  /** An ASCII letter stands before or behind it. */
  readonly isInWord: boolean;
}

/** The bytes above ASCII, by runs. */
function highRuns(bytes: Uint8Array): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const from = at;
    while ((bytes[at] ?? 0) >= 0x80) at++;
    const isInWord = isLetter(bytes[from - 1]) || isLetter(bytes[at]);
    runs.push({ from, length: at - from, isInWord });
  }
  return runs;
}

/** Windows has its letters from 0xC0 on, and signs below; the Mac has letters in 0x80 to 0x9F. */
function latinLabel(bytes: Uint8Array): Label {
  let [low, high] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    // 0x91 to 0x97 are the quotes and dashes of Windows.
    if (byte >= 0xc0) high++;
    else if (byte >= 0x80 && byte < 0xa0 && !(byte > 0x90 && byte < 0x98)) {
      if (isLetter(bytes[i - 1]) && isLetter(bytes[i + 1])) low++;
    }
  }
  return low > high ? 'macintosh' : 'windows-1252';
}

/** Whether every byte has its place in Shift-JIS, and most characters are kana and frequent kanji. */
function isShiftJis(bytes: Uint8Array): boolean {
  let [usual, others] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    if (lead >= 0xa1 && lead <= 0xdf) {
      others++;
      continue;
    }
    const trail = bytes[++at] ?? 0;
    const isPair = lead !== 0x80 && lead !== 0xa0 && lead <= 0xfc && trail >= 0x40;
    if (!isPair || trail === 0x7f || trail > 0xfc) return false;
    if (lead <= 0x84 || (lead >= 0x88 && lead <= 0x98)) usual++;
    else others++;
  }
  return usual > 2 * others;
}

/** Of the encodings in pairs of bytes above 0xA0, the one whose frequent rows are there. */
function pairedLabel(bytes: Uint8Array, runs: readonly Run[]): Label | null {
  let [kana, hangul, han, all] = [0, 0, 0, 0];
  for (const { from, length } of runs) {
    if (length % 2 === 1) return null;
    for (let at = from; at < from + length; at += 2) {
      const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
      if (lead < 0xa1 || trail < 0xa1) return null;
      all++;
      if (lead === 0xa4 || lead === 0xa5) kana++;
      else if (lead >= 0xb0 && lead <= 0xc8) hangul++;
      if (lead >= 0xb0 && lead <= 0xf7) han++;
    }
  }
  if (5 * kana > all) return 'euc-jp';
  // Syllables of Korean fill the first half of the rows only; frequent Chinese reaches further.
  if (hangul === all && all > 8) return 'euc-kr';
  return 2 * han > all ? 'gb18030' : null;
}

/** Small letters follow a capital: in KOI8-R they lie below the capitals, in Windows-1251 above. */
function cyrillicLabel(words: readonly Uint8Array[]): Label {
  let [above, below] = [0, 0];
  for (const byte of words.flatMap((word) => [...word.subarray(1)])) {
    if (byte >= 0xe0) above++;
    else if (byte >= 0xc0) below++;
  }
  return below > above ? 'koi8-r' : 'windows-1251';
}
