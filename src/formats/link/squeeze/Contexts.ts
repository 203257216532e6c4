/** What went before a letter, looked at in several ways; each as one number. */
export class Contexts {
  readonly #hashes: Int32Array;
  #word = 0;

  constructor(count: number) {
    this.#hashes = new Int32Array(count);
  }

  of(way: number): number {
    return this.#hashes[way] ?? 0;
  }

  /** Looks at what there is by now. */
  follow(past: Uint8Array, size: number): void {
    const hashes = this.#hashes;
    const last = past[size - 1] ?? 0;
    this.#word = isLetter(last) ? Math.imul(this.#word + last, 0x2f0b4c47) : 0;
    let letters = 7;
    let kinds = 7;
    for (let back = 1; back <= 6; back++) {
      const letter = past[size - back] ?? 0;
      letters = mixed(letters, letter);
      kinds = mixed(kinds, kindOf(letter));
      // One to three letters, and six.
      if (back <= 3) hashes[back] = letters + back;
    }
    hashes[0] = kinds;
    hashes[4] = letters;
    hashes[5] = mixed(this.#word, last);
  }
}

const mixed = (hash: number, part: number): number =>
  (Math.imul(hash ^ part, 0x2c1b3c6d) + 0x297a2d39) | 0;

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Digits are all one, and so are letters. */
const kindOf = (code: number): number => (code >= 48 && code <= 57 ? 1 : isLetter(code) ? 2 : code);
