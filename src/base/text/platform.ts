/*
 * The platform's own decoder and encoder: pages, workers and Node all have them, while the rooms that use
 * them compile without the types of any of these.
 */
interface Coders {
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
}

const coders = globalThis as unknown as Coders;

/** What Windows-1252 has from 0x80 on; Node before 24 takes that encoding for Latin-1, which has none there. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The text of bytes in an encoding, by its label in the Encoding Standard; null where they are none of it. */
export function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    const text = new coders.TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    if (label !== 'windows-1252') return text;
    return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);
  } catch {
    return null;
  }
}

/** A text as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return new coders.TextEncoder().encode(text);
}
