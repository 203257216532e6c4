import { fromBase64 } from '../../../base/base64.ts';
import { DICTIONARY } from '../compact/dictionary.ts';
import { CHANCES, FIRST_ECHO, FIRST_WEIGHT, ODDS, STEPS } from './tables.ts';
import { WASM } from './wasmBytes.ts';

/** Where the script puts things, in bytes: as `unsqueeze.wat` has it. */
const STEPS_AT = 0;
const WEIGHTS = { at: 128, count: 512 };
const ECHOES = { at: 2_304, count: 128 };
const ODDS_AT = 4_096;
const CHANCES_AT = 12_288;
const PAST_AT = 3_428_352;
const DATA_AT = 3_461_120;
const PAGE = 65_536;
/** No text takes more bytes to be told: each of its bits may take twelve. */
const MOST_DATA = 200_000;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly unsqueeze: (dictionary: number, size: number, length: number) => number;
}

/** What is needed of WebAssembly, where there is any. */
export interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

interface Ready {
  readonly exports: Exports;
  /** Another text was read with it, of which all is still there. */
  isUsed: boolean;
}

/** One is made for all texts: each takes some gigabytes of the addresses that a process has, until it is cleared away. */
const known = new WeakMap<Engine, Ready | null>();

/** Null where a policy forbids it. */
function readyIn(engine: Engine): Ready | null {
  const before = known.get(engine);
  if (before !== undefined) return before;
  let made: Ready | null = null;
  try {
    const module = new engine.Module(fromBase64(WASM) ?? new Uint8Array());
    made = { exports: new engine.Instance(module).exports as Exports, isUsed: false };
  } catch {
    // Told by the browser, and done without.
  }
  known.set(engine, made);
  return made;
}

/**
 * So many bytes out of squeezed data.
 *
 * @returns none where the data does not have them; null where this cannot be done here
 */
export function inWasm(data: Uint8Array, size: number, engine: Engine): Uint8Array | null {
  const ready = readyIn(engine);
  if (ready === null) return null;
  const { memory, unsqueeze } = ready.exports;
  if (ready.isUsed) new Uint8Array(memory.buffer).fill(0);
  ready.isUsed = true;
  const told = data.subarray(0, MOST_DATA);
  const missing = Math.ceil((DATA_AT + told.length - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
  const { buffer } = memory;
  new Int32Array(buffer, STEPS_AT).set(STEPS);
  new Int32Array(buffer, WEIGHTS.at, WEIGHTS.count).fill(FIRST_WEIGHT);
  new Uint16Array(buffer, ECHOES.at, ECHOES.count).fill(FIRST_ECHO);
  new Int16Array(buffer, ODDS_AT).set(ODDS);
  new Int16Array(buffer, CHANCES_AT).set(CHANCES);
  new Uint8Array(buffer, PAST_AT).set(DICTIONARY);
  new Uint8Array(buffer, DATA_AT).set(told);
  const isWhole = unsqueeze(DICTIONARY.length, size, told.length) === 1;
  return new Uint8Array(buffer, PAST_AT + DICTIONARY.length, isWhole ? size : 0).slice();
}
