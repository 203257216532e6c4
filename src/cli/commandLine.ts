import { fail, ok, type Result } from '../base/result.ts';
import { nearest } from '../model/index.ts';

/** An option of a command. */
interface OptionSpec {
  /** What its value is called in the help, such as `N`; absent: it takes none. */
  readonly takes?: string;
  /** May be given again and again. */
  readonly many?: true;
  /** One letter that means the same. */
  readonly short?: string;
  readonly help: string;
}

type Options = Readonly<Record<string, OptionSpec>>;

/** What a command is called with, and what its help says. */
export interface CommandSpec<O extends Options = Options> {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** The one thing that it works on: how the help calls it, and in words; null: there is none. */
  readonly operand: { readonly name: string; readonly words: string } | null;
  readonly options: O;
}

type ValueOf<S extends OptionSpec> = S extends { readonly many: true }
  ? readonly string[]
  : S extends { readonly takes: string }
    ? string | null
    : boolean;

export interface Given<O extends Options> {
  readonly values: { readonly [K in keyof O]: ValueOf<O[K]> };
  readonly operands: readonly string[];
}

const quoted = (text: string) => JSON.stringify(text);

/** Of commands that look into a model's code. */
export const COMPONENTS = {
  takes: 'FILE.py|FILE.ts',
  many: true,
  help: 'a module with component classes that does not lie beside the model',
} as const;

/** True when somebody asks what a command takes. */
export function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

/** An argument as the option that it names, and the value that hangs on it: `--steps=3`, `-pk=1`. */
function split(arg: string, options: Options): { name: string; value: string | null } {
  if (!arg.startsWith('--')) {
    const letter = arg.slice(1, 2);
    const name = Object.keys(options).find((key) => options[key]?.short === letter);
    return { name: name ?? arg, value: arg.length > 2 ? arg.slice(2) : null };
  }
  const at = arg.indexOf('=');
  return at < 0
    ? { name: arg.slice(2), value: null }
    : { name: arg.slice(2, at), value: arg.slice(at + 1) };
}

function unknown(arg: string, options: Options): string {
  const at = arg.indexOf('=');
  const name = at < 0 ? arg : arg.slice(0, at);
  const near = nearest(name.replace(/^-+/, ''), Object.keys(options));
  const offer = near === null ? '--help lists those there are.' : `Did you mean --${near}?`;
  return `There is no option ${quoted(name)}. ${offer}`;
}

/** Is it an option's own name? Then it is no value of the one before. */
function isOption(arg: string | undefined, options: Options): boolean {
  if (arg === undefined || !arg.startsWith('-') || arg === '-') return false;
  return arg === '--' || Object.hasOwn(options, split(arg, options).name);
}

/**
 * Reads what a command was called with. Options and operands may mix; `--` ends the options, `-` is an
 * operand.
 *
 * @returns what was given, or in words what is wrong with it
 */
export function readCommandLine<const O extends Options>(
  args: readonly string[],
  options: O,
): Result<Given<O>, string> {
  const found = new Map<string, string[]>();
  const operands: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg);
      continue;
    }
    const { name, value } = split(arg, options);
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) return fail(unknown(arg, options));
    if (found.has(name) && option.many !== true) {
      return fail(`--${name} is there twice; leave one of them out.`);
    }
    if (option.takes === undefined) {
      if (value !== null) return fail(`--${name} takes no value.`);
      found.set(name, []);
      continue;
    }
    const next = args[i + 1];
    if (value === null && (next === undefined || isOption(next, options))) {
      return fail(`--${name} needs a value: --${name} ${option.takes}.`);
    }
    if (value === null) i++;
    const text = value ?? next ?? '';
    // An empty path is what a script has whose variable is not set: it means no place at all.
    if (text === '' && /FILE|DIR/.test(option.takes)) {
      return fail(`--${name} needs a value that is not empty: --${name} ${option.takes}.`);
    }
    found.set(name, [...(found.get(name) ?? []), text]);
  }
  const values = Object.entries(options).map(([name, { takes, many }]) => {
    const given = found.get(name);
    if (many === true) return [name, given ?? []];
    return [name, takes === undefined ? given !== undefined : (given?.[0] ?? null)];
  });
  return ok({ values: Object.fromEntries(values) as Given<O>['values'], operands });
}

type WithOperand = { readonly operand: NonNullable<CommandSpec['operand']> };

/** What is too much for a command that works on nothing; null: there is nothing. */
export function noOperand(operands: readonly string[]): string | null {
  const [extra] = operands;
  return extra === undefined
    ? null
    : `${quoted(extra)} is too much: the command takes options only.`;
}

/** The one thing that a command works on. */
export function oneOperand(
  operands: readonly string[],
  { operand }: WithOperand,
): Result<string, string> {
  const [first, extra] = operands;
  if (first === undefined || first === '') return fail(`The command needs ${operand.words}.`);
  if (extra !== undefined) {
    return fail(`${quoted(extra)} is too much: the command takes ${operand.words}.`);
  }
  return ok(first);
}

/** The two things that a command puts beside each other. */
export function twoOperands(
  operands: readonly string[],
  { operand }: WithOperand,
): Result<readonly [string, string], string> {
  const [first, second, extra] = operands;
  if (first === undefined || second === undefined || first === '' || second === '')
    return fail(`The command needs ${operand.words}.`);
  if (extra !== undefined)
    return fail(`${quoted(extra)} is too much: the command takes ${operand.words}.`);
  if (first === '-' && second === '-') return fail('Only one of the two can come in from a pipe.');
  return ok([first, second]);
}

/** A whole number from `least` up, null when the option is not given. */
export function wholeNumber(
  option: string,
  text: string | null,
  least: number,
): Result<number | null, string> {
  if (text === null) return ok(null);
  const value = Number(text);
  if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return ok(value);
  const most = `${Number.MAX_SAFE_INTEGER}`;
  const range = value > 1e6 ? `from ${least} up to ${most}` : `from ${least} up`;
  return fail(`--${option} takes a whole number ${range}, not ${quoted(text)}.`);
}

/** One of a few words, null when the option is not given. */
export function oneOf<const T extends string>(
  option: string,
  text: string | null,
  words: readonly T[],
): Result<T | null, string> {
  const word = words.find((known) => known === text);
  if (text === null || word !== undefined) return ok(word ?? null);
  const last = words.at(-1) ?? '';
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
  return fail(`--${option} takes ${list}, not ${quoted(text)}.`);
}

const WIDTH = 34;

function optionLine([name, { takes, many, short, help }]: [string, OptionSpec]): string {
  const value = takes === undefined ? '' : ` ${takes}`;
  const left = `  ${short === undefined ? '' : `-${short}, `}--${name}${value}${many ? ' ...' : ''}`;
  const gap = left.length < WIDTH - 1 ? left.padEnd(WIDTH) : `${left}\n${' '.repeat(WIDTH)}`;
  return `${gap}${help}\n`;
}

/** What a command does and every option that it takes. */
export function helpOf({ name, summary, operand, options }: CommandSpec): string {
  const lines = Object.entries({ ...options, help: { short: 'h', help: 'prints this' } });
  const words = operand === null ? name : `${name} ${operand.name}`;
  return `patchbay ${words} [options]\n\n${summary}\n\nOptions:\n${lines.map(optionLine).join('')}`;
}
