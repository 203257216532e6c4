import { FIRST_ECHO, ODDS } from './tables.ts';

/** So many letters have to be the same before what stood behind them is expected again. */
const SHORTEST = 5;
const LONGEST = 40;
const PLACES = 1 << 16;
/** Lengths that are told apart. */
const LENGTHS = 64;

/** Expects what stood behind the same letters when they came last. */
export class Echo {
  readonly #past: Uint8Array;
  readonly #lastAt = new Int32Array(PLACES).fill(-1);
  /** How likely it is to be right, of 65,536: by length, and whether it expects a 1. */
  readonly #chances = new Uint16Array(LENGTHS * 2).fill(FIRST_ECHO);
  #at = -1;
  #length = 0;
  #asked = -1;

  constructor(past: Uint8Array) {
    this.#past = past;
  }

  /** @param letter the bits of it that are known, behind a 1 */
  oddsFor(letter: number): number {
    this.#asked = -1;
    if (this.#length === 0) return 0;
    const expected = (this.#past[this.#at] ?? 0) | 256;
    const left = Math.clz32(letter) - 23;
    if (expected >> left !== letter) {
      this.#length = 0;
      return 0;
    }
    const bit = (expected >> (left - 1)) & 1;
    this.#asked = Math.min(LENGTHS - 1, this.#length) * 2 + bit;
    return ODDS[(this.#chances[this.#asked] ?? 0) >> 4] ?? 0;
  }

  /** How sure it is: 0 (it expects nothing) to 7. */
  certainty(): number {
    return this.#length === 0 ? 0 : Math.min(7, 1 + (this.#length >> 2));
  }

  learn(bit: number): void {
    if (this.#asked < 0) return;
    const chance = this.#chances[this.#asked] ?? 0;
    this.#chances[this.#asked] = chance + ((bit * 65_535 - chance) >> 5);
  }

  /** Goes on with a letter that came; where nothing is expected, looks for something. */
  follow(size: number): void {
    if (this.#length > 0) {
      this.#at++;
      this.#length++;
    }
    if (size < SHORTEST) return;
    const place = this.#placeOf(size);
    if (this.#length === 0) {
      this.#at = this.#lastAt[place] ?? -1;
      const same = this.#at < 0 ? 0 : this.#sameBefore(size);
      this.#length = same < SHORTEST - 1 ? 0 : same;
    }
    this.#lastAt[place] = size;
  }

  #placeOf(size: number): number {
    let hash = 7;
    for (let back = 1; back <= SHORTEST; back++)
      hash = (Math.imul(hash ^ (this.#past[size - back] ?? 0), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (hash >>> 3) & (PLACES - 1);
  }

  #sameBefore(size: number): number {
    let same = 0;
    while (
      same < Math.min(LONGEST, this.#at) &&
      this.#past[this.#at - 1 - same] === this.#past[size - 1 - same]
    )
      same++;
    return same;
  }
}
