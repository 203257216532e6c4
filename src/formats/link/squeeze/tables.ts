/** What the coder computes with: whole numbers only, so that every engine gives the same bits for ever. */

/** The logistic function at -2047, -1919 ... 2047 in steps of 128: `4096 / (1 + e^(-x / 256))`. */
const LOGISTIC = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607,
  3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

/** Odds go from as much below nothing (hardly ever) to this (nearly always). */
export const MOST_ODDS = 2047;

/** The chance of 4,096 that odds say, from the least odds on. */
export const CHANCES: Int16Array = Int16Array.from({ length: 2 * MOST_ODDS + 1 }, (_, i) => {
  const odds = i - MOST_ODDS;
  const part = odds & 127;
  const at = (odds >> 7) + 16;
  return ((LOGISTIC[at] ?? 0) * (128 - part) + (LOGISTIC[at + 1] ?? 4095) * part + 64) >> 7;
});

/** The other way: odds by chance. */
export const ODDS: Int16Array = oddsByChance();

function oddsByChance(): Int16Array {
  const table = new Int16Array(4096);
  let next = 0;
  // Every worker and thread begins with this, in code that no engine has made fast yet.
  for (let i = 0; i < CHANCES.length; i++) {
    const chance = CHANCES[i] ?? 0;
    if (chance < next) continue;
    table.fill(i - MOST_ODDS, next, chance + 1);
    next = chance + 1;
  }
  table.fill(MOST_ODDS, next);
  return table;
}

/** After so many bits a chance moves no slower any more. */
export const SLOWEST = 30;
/** What a chance is moved by towards the bit that came, of 65,536, after so many bits. */
export const STEPS: Int32Array = Int32Array.from({ length: SLOWEST + 1 }, (_, seen) =>
  Math.floor((2 * 65_536) / (2 * seen + 3)),
);

/** Weights at first, of 65,536, and what an echo's chance is then, of as many. */
export const FIRST_WEIGHT = 19_660;
export const FIRST_ECHO = 32_768;
