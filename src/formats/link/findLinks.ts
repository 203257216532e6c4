import { isPlainLink } from './plainLink.ts';

/** A link as it stands in a text, whatever mail, chat or a word processor did to it on the way. */
export interface FoundLink {
  readonly version: number;
  readonly codec: string;
  /** The characters of the data, without what does not belong to it. */
  readonly data: string;
  /** Behind the data may stand more letters that are none of it: the data says itself where it ends. */
  readonly isOpenEnded: boolean;
  /** What no link has, though more of one seems to follow it; empty when there is nothing of the kind. */
  readonly intruder: string;
}

/** Where a line, a word or a mark was put into a link: nothing that a link itself could have. */
const JOINT = '\ue000';
/**
 * A line that was wrapped: a soft break (`=`, of quoted-printable, or `!`), marks of a quotation. A run of
 * blanks is looked at from its beginning only, so that a long one costs no more than its length.
 */
const WRAP =
  /(?:[=!\\]|(?<![ \t\u00a0]))[ \t\u00a0]*(?:\r\n?|[\n\u0085\u2028\u2029])[ \t\u00a0>|│┃]*/g;
const BLANK = /(?:\s|\p{Cf}|<wbr\s*\/?>|<br\s*\/?>)+/giu;
const HEAD =
  /(?:^[\ue000<([{"'“”‘’«„*_`]*|#)\ue000*p\ue000*(\d{1,9})\ue000*\.\ue000*([a-z])\ue000*\.([\w\ue000-]*)/gi;
/** Readings of one text that are tried. */
const MOST = 4;

/** An address may have been encoded once more by each program on the way. */
function percentDecoded(text: string): string {
  let now = text;
  for (let round = 0; round < 3 && now.includes('%'); round++) {
    const next = now.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
      try {
        return decodeURIComponent(codes);
      } catch {
        return codes;
      }
    });
    if (next === now) break;
    now = next;
  }
  return now;
}

const ENTITIES: Readonly<Record<string, string>> = {
  num: '#',
  period: '.',
  lowbar: '_',
  nbsp: ' ',
  shy: '',
  ZeroWidthSpace: '',
};

function entitiesDecoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,5})|#x([0-9a-f]{1,4})|([a-z]{3,15}));/gi,
    (all, ten, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? all;
      return String.fromCharCode(typeof ten === 'string' ? Number(ten) : Number.parseInt(hex, 16));
    },
  );
}

const fullWidthAsAscii = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** Where the text can be read in more than one way: a dash that was two hyphens, `=` of a mail's source. */
function readings(text: string): readonly string[] {
  const equals = text.includes('=')
    ? [
        text.replace(/=([0-9A-F]{2})/gi, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        ),
        text,
      ]
    : [text];
  const dashes = equals.flatMap((one) =>
    /[–—―]/.test(one) ? [one.replace(/[–—―]/g, '--'), one.replace(/[–—―]/g, '-')] : [one],
  );
  return [...new Set(dashes.map((one) => one.replaceAll('=', '')))];
}

function plain(text: string): string {
  let now = text;
  if (/[^!-~]/.test(now) || now.includes('%')) now = fullWidthAsAscii(percentDecoded(now));
  if (now.includes('&')) now = entitiesDecoded(now);
  return now
    .replace(WRAP, JOINT)
    .replace(BLANK, JOINT)
    .replace(/\\(?=[_.#-])/g, '')
    .replace(/[\u2010\u2011\u2212\ufe63]/g, '-');
}

/** Without the joints at the end. */
function withoutLast(data: string): string {
  let end = data.length;
  while (end > 0 && data[end - 1] === JOINT) end--;
  return data.slice(0, end);
}

function linksIn(text: string): FoundLink[] {
  return [...text.matchAll(HEAD)].map((found) => {
    const [all, version = '', codec = '', data = ''] = found;
    const inner = withoutLast(data);
    const behind = text.slice(found.index + all.length, found.index + all.length + 40);
    return {
      version: Number(version),
      codec: codec.toLowerCase(),
      data: inner.replaceAll(JOINT, ''),
      isOpenEnded: inner.includes(JOINT) || /[_-]$/.test(inner),
      intruder: /^([^\w\ue000]{1,2})[\w-]{8}/u.exec(behind)?.[1] ?? '',
    };
  });
}

/**
 * The links in a text, which may be a fragment with or without `#`, an address, or a sentence or a mail
 * around one: wrapped, encoded, quoted, followed by punctuation. Several readings of one link are a link
 * each, the likeliest first.
 */
export function findLinks(text: string): readonly FoundLink[] {
  return readings(plain(text)).flatMap(linksIn).slice(0, MOST);
}

/** Whether a text may have a link in it: a quick look. */
export function mayHaveLink(text: string): boolean {
  if (isPlainLink(text)) return true;
  return /(?:(?:[#＃]|%23|=23|&#35;|&num;)\s*|^\W*)[pｐ]\s*\d+\s*(?:[.．]|%2e|%252e|=2e|&#46;|\\\.)/iu.test(
    text,
  );
}
