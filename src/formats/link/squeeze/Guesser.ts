import { Contexts } from './Contexts.ts';
import { Echo } from './Echo.ts';
import { CHANCES, FIRST_WEIGHT, MOST_ODDS, ODDS, SLOWEST, STEPS } from './tables.ts';

const CONTEXTS = 6;
/** Room for chances of each context: 16 for each half of a letter, of which 15 are used. */
const SLOTS = 1 << 17;
/** What is mixed: what each context says, the echo, and a constant. */
const INPUTS = CONTEXTS + 2;
const LAST = INPUTS - 1;
const CONSTANT = 256;
const WEIGHT_SETS = 64;
const ONE = 65_536;
/** How fast weights learn. */
const RATE = 12;
/** A slot: a chance of 2^22, times 1024, and how many bits it has seen. */
const SEEN = 1024;
const MOST_CHANCE = (1 << 22) - 1;
const UNSEEN = (1 << 21) * SEEN;

/**
 * Guesses a text bit by bit from what went before, and learns from each bit that came. Several contexts,
 * from the last letter to the last word, say how likely a 1 is; weights, which learn as well, make one
 * chance of them. All of it is in whole numbers: what was written with these guesses is read with the same,
 * on every machine and for ever.
 */
export class Guesser {
  readonly #slots = new Uint32Array(CONTEXTS * SLOTS).fill(UNSEEN);
  readonly #weights = new Float64Array(INPUTS * WEIGHT_SETS).fill(FIRST_WEIGHT);
  readonly #odds = new Int32Array(INPUTS);
  readonly #bases = new Int32Array(CONTEXTS);
  readonly #contexts: Contexts;
  readonly #echo: Echo;
  readonly #past: Uint8Array;
  #size = 0;
  /** The bits of this letter, and of this half of it, that came so far, each behind a 1. */
  #letter = 1;
  #half = 1;
  #weightsAt = 0;
  #chance = 0;

  /** @param room letters that it will be told at most */
  constructor(room: number) {
    this.#past = new Uint8Array(room);
    this.#contexts = new Contexts(CONTEXTS);
    this.#echo = new Echo(this.#past);
    this.#odds[LAST] = CONSTANT;
    this.#nextHalf();
  }

  // Both run for every bit of the dictionary before anything is squeezed: so they pass over what says nothing.

  /** The chance of 4,096 that the next bit is 1: never none, never all. */
  guess(): number {
    const odds = this.#odds;
    const slots = this.#slots;
    const bases = this.#bases;
    const weights = this.#weights;
    const half = this.#half;
    const letter = this.#letter;
    const echo = this.#echo.oddsFor(letter);
    const known = 31 - Math.clz32(letter);
    const at = (this.#echo.certainty() * 8 + known) * INPUTS;
    odds[CONTEXTS] = echo;
    let sum = echo * (weights[at + CONTEXTS] as number) + CONSTANT * (weights[at + LAST] as number);
    for (let i = 0; i < CONTEXTS; i++) {
      const slot = slots[(bases[i] as number) + half] as number;
      const seen = slot & (SEEN - 1);
      if (seen === 0) {
        odds[i] = 0;
        continue;
      }
      // What has seen little counts for less.
      const said = ODDS[slot >>> 20] as number;
      const trusted = seen > 3 ? said : seen > 1 ? (said * 3) >> 2 : said >> 1;
      odds[i] = trusted;
      sum += trusted * (weights[at + i] as number);
    }
    this.#weightsAt = at;
    const mixed = Math.floor(sum / ONE);
    const odd = mixed > MOST_ODDS ? MOST_ODDS : mixed < -MOST_ODDS ? -MOST_ODDS : mixed;
    const chance = CHANCES[odd + MOST_ODDS] as number;
    this.#chance = chance;
    return chance < 1 ? 1 : chance;
  }

  /** What came: to be told after each guess. */
  learn(bit: number): void {
    const odds = this.#odds;
    const slots = this.#slots;
    const bases = this.#bases;
    const weights = this.#weights;
    const half = this.#half;
    const weightsAt = this.#weightsAt;
    const missed = (bit * 4096 - this.#chance) * RATE;
    for (let i = 0; i < INPUTS; i++) {
      const said = odds[i] as number;
      if (said === 0) continue;
      const at = weightsAt + i;
      weights[at] = (weights[at] as number) + ((said * missed + 4096) >> 13);
    }
    const came = bit * MOST_CHANCE;
    for (let i = 0; i < CONTEXTS; i++) {
      const at = (bases[i] as number) + half;
      const slot = slots[at] as number;
      const chance = slot >>> 10;
      const seen = slot & (SEEN - 1);
      const step = Math.trunc(((came - chance) * (STEPS[seen] as number)) / ONE);
      slots[at] = (chance + step) * SEEN + (seen < SLOWEST ? seen + 1 : SLOWEST);
    }
    this.#echo.learn(bit);
    this.#letter = (this.#letter << 1) | bit;
    this.#half = (half << 1) | bit;
    if (this.#letter >= 256) {
      this.#past[this.#size++] = this.#letter & 255;
      this.#letter = 1;
      this.#contexts.follow(this.#past, this.#size);
      this.#echo.follow(this.#size);
    }
    if (this.#half >= 16) this.#nextHalf();
  }

  #nextHalf(): void {
    this.#half = 1;
    for (let i = 0; i < CONTEXTS; i++) {
      const hash = Math.imul(
        this.#contexts.of(i) ^ Math.imul(this.#letter, 0x9e3779b1),
        0x85ebca6b,
      );
      this.#bases[i] = i * SLOTS + ((hash ^ (hash >>> 15)) & (SLOTS - 16));
    }
  }
}
