const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x7b, 0x7d];
const [COMMA, LIST] = [0x2c, 0x5b];

/**
 * Where the JSON object that bytes begin with ends; their length when it does not.
 *
 * @returns null when more than `most` lists, maps and entries are in it: what a parser's time and memory
 *   grow with, so that it is known before anything is parsed
 */
export function jsonEnd(bytes: Uint8Array, most: number): number | null {
  let [depth, isText, parts] = [0, false, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === COMMA || byte === LIST || byte === OPEN) {
      if (++parts > most) return null;
      if (byte === OPEN) depth++;
    } else if (byte === CLOSE && --depth <= 0) return at + 1;
  }
  return bytes.length;
}
