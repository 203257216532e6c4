const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const CHUNK = 8192;

function digits(alphabet: string): Int16Array {
  const values = new Int16Array(128).fill(-1);
  for (const [i, c] of [...alphabet].entries()) values[c.charCodeAt(0)] = i;
  return values;
}

function encode(bytes: Uint8Array, alphabet: string): string {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    part += alphabet[bits >> 18] ?? '';
    part += alphabet[(bits >> 12) & 63] ?? '';
    if (b !== undefined) part += alphabet[(bits >> 6) & 63] ?? '';
    if (c !== undefined) part += alphabet[bits & 63] ?? '';
    if (part.length > CHUNK) {
      parts.push(part);
      part = '';
    }
  }
  return parts.join('') + part;
}

/** The bytes, or null for what this alphabet does not write (also bits left over that are not zero). */
function decode(text: string, values: Int16Array): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, count, at] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[at++] = (bits >> count) & 255;
    }
  }
  return (bits & ((1 << count) - 1)) === 0 ? bytes : null;
}

const URL_ALPHABET = `${ALPHABET}-_`;
const PLAIN_ALPHABET = `${ALPHABET}+/`;
const URL_VALUES = digits(URL_ALPHABET);
const PLAIN_VALUES = digits(PLAIN_ALPHABET);

/** Base64 for addresses (RFC 4648, section 5), without padding. */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, URL_ALPHABET);
export const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> | null =>
  decode(text, URL_VALUES);

/** Base64 (RFC 4648, section 4), padded. */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, PLAIN_ALPHABET);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  return decode(text.replace(/={1,2}$/, ''), PLAIN_VALUES);
}
