import { type Chance, number, plain } from '../chance.ts';
import type { Recipe } from './LibraryCase.ts';
import type { Wire } from '../wire.ts';

const INPUTS = ['a', 'b', 'match', '_x1'];
const NUMBERS =
  '0 1 2 3 7 10 0.5 .5 1. 2.e1 1e3 1.5e-3 1_000 2.5 0.1 1e300 1e400 0x1F 0b101 0o17'.split(' ');
const EXACT_FUNCTIONS = ['abs', 'sqrt', 'floor', 'ceil', 'round', 'sign'];
const ELEMENTARY = ['exp', 'log', 'sin', 'cos', 'tan'];
/** What is no formula; both sides must refuse it. */
const REFUSED = [
  ...[
    '',
    ' ',
    'a +',
    '(a',
    'a < b < 1',
    'a // b',
    'a @ b',
    'a if b else 1',
    '[a]',
    'a.real',
    'a[0]',
  ],
  ...['lambda: a', '(a := 1)', 'abs(x for x in a)', 'max()', 'abs(a, b)', 'max(*a)', 'abs(x=a)'],
  ...['print(a)', '__import__("os")', 'f"{a}"', '"text"', 'None', '1j', '007', '1 + not a', '~a'],
  ...['a # comment', 'a; b', 'a = 1', 'nobody', 'if(a, b)', '__if__(a, b, 1)', 'a in b', 'a is b'],
];

/** As long and as deep as a formula may be, or a little more. */
const LONG = [
  ...['a + ', '1 - ', '-', 'not ', 'b % 7 * '].map((start) => `${start.repeat(450)}a`),
  ...['(', 'a < (', 'abs(', 'if(a, 1, ', 'a or not b < -('].flatMap((start) =>
    [100, 101].map((n) => `${start.repeat(n)}a${')'.repeat(n)}`),
  ),
];

/** Names that a formula may use: of inputs, and of parameters. */
interface Names {
  readonly inputs: readonly string[];
  readonly parameters: readonly string[];
}

const HERE: Names = { inputs: INPUTS, parameters: ['p', 'q'] };

function leaf(by: Chance, { inputs, parameters }: Names = HERE): string {
  const known = [by.pick(inputs), by.pick(inputs), ...parameters];
  return by.pick([...known, by.pick(NUMBERS), 'pi', 'e']);
}

/** Names that a component keeps for itself, and what is no name. */
const REFUSED_FIELDS = ['step', 'cancel', 'json', '_status', '_formula_trees', '1x', 'a b', 'a'];

/** A random text that uses nothing with an inexact last digit; parentheses are left to chance. */
export function exactFormula(by: Chance, depth: number, names: Names = HERE): string {
  if (depth === 0) return leaf(by, names);
  const sub = () => exactFormula(by, by.whole(0, depth - 1), names);
  switch (by.whole(0, 10)) {
    case 0:
      return `(${sub()})`;
    case 1:
      return `${by.pick(['-', '+'])}${sub()}`;
    case 2:
      return `(not ${sub()})`;
    case 3:
      return `(${sub()} ${by.pick(['and', 'or'])} not ${sub()} and ${sub()})`;
    case 4:
      return `((${sub()}) ${by.pick(['<', '<=', '>', '>=', '==', '!='])} (${sub()}))`;
    case 5:
      return `${by.pick(EXACT_FUNCTIONS)}(${sub()})`;
    case 6:
      return `${by.pick(['min', 'max'])}(${sub()}, ${sub()}, ${sub()},)`;
    case 7:
      return `if${by.pick(['', ' '])}(${sub()}, ${sub()},\n ${sub()})`;
    default:
      return `${sub()} ${by.pick(['+', '-', '*', '/', '%'])}${by.pick(['', ' '])}${sub()}`;
  }
}

/**
 * A text with one elementary function, where nothing behind it makes more of its last digit (as a
 * remainder or a comparison would).
 */
function elementaryFormula(by: Chance): string {
  const inner = by.pick([leaf(by), `${leaf(by)} * ${leaf(by)}`, `(${leaf(by)} - ${leaf(by)}) / 2`]);
  const base = by.pick(['2', '(-8)', '10', '0', '(-0.0)', '(-1)', '(-1e200)', leaf(by)]);
  const power = `${base} ** ${by.pick(['2', '-3', '3', '0.5', '(1/3)', '-1', leaf(by), `-${leaf(by)}`])}`;
  return by.once(3) ? power : `2 * ${by.pick(ELEMENTARY)}(${inner})`;
}

/** Outputs with formulas over four inputs and two parameters of the process. */
export function formulaRecipe(by: Chance): Recipe {
  const exact = by.once(2);
  const n = by.whole(0, 20);
  const texts = by.times(by.whole(4, 12), () =>
    exact ? exactFormula(by, by.whole(0, by.pick([2, 6]))) : elementaryFormula(by),
  );
  if (by.once(8)) texts[0] = by.pick(REFUSED);
  if (by.once(10)) texts[0] = by.pick(LONG);
  const names = texts.map((_, i) => `y${i}`);
  if (by.once(20)) names[0] = by.pick(REFUSED_FIELDS);
  const parameters: Record<string, Wire> = { p: number(by), q: by.once(20) ? 'text' : plain(by) };
  if (by.once(3)) parameters['a'] = 'hidden by the input';
  return {
    args: {
      inputs: INPUTS,
      expressions: Object.fromEntries(texts.map((text, i) => [names[i] ?? '', text])),
    },
    inputs: Object.fromEntries(INPUTS.map((name) => [name, by.times(n, () => number(by))])),
    parameters,
    exact,
  };
}
