/** Signs of which one parts the words of a list: the first that stands in none of them. */
const SEPARATORS = [' ', '|', '\n', '\t'];

/** Words as one text, the sign that parts them first; null where each such sign stands in some word. */
export function joinWords(words: readonly string[]): string | null {
  const separator = SEPARATORS.find((sign) => words.every((word) => !word.includes(sign)));
  return separator === undefined ? null : words.map((word) => separator + word).join('');
}

export function splitWords(text: unknown): readonly string[] | null {
  if (typeof text !== 'string') return null;
  const [separator] = text;
  return separator === undefined ? [] : text.slice(1).split(separator);
}

/** Whole numbers as one text, each as its distance from the one before it. */
export function joinSteps(numbers: readonly number[]): string {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0)).join(' ');
}

export function splitSteps(text: unknown): readonly number[] | null {
  let before = 0;
  return splitNumbers(text)?.map((step) => (before += step)) ?? null;
}

export function splitNumbers(text: unknown): readonly number[] | null {
  if (text === '') return [];
  if (typeof text !== 'string') return null;
  const numbers = text.split(' ').map(Number);
  return numbers.every(Number.isSafeInteger) ? numbers : null;
}
