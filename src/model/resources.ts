import { plainDigits } from '../base/plainDigits.ts';
import { fail, ok, type Result } from '../base/result.ts';

/** What a suffix multiplies by; case matters, as in Kubernetes' quantities. */
const SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 1024],
  ['Mi', 1024 ** 2],
  ['Gi', 1024 ** 3],
  ['Ti', 1024 ** 4],
  ['Pi', 1024 ** 5],
  ['Ei', 1024 ** 6],
]);

/** As Python reads it: its blanks and JavaScript's are not the same. */
const AMOUNT =
  // oxlint-disable-next-line no-control-regex -- blanks of Python
  /^(?:(?!\uFEFF)[\s\x1C-\x1F\x85])*(\d+(?:\.\d+)?)([a-zA-Z]+)?(?:(?!\uFEFF)[\s\x1C-\x1F\x85])*$/;

/** Reads a resource amount: a number as it is (true counts as 1), or text such as `250m` or `1Gi`. */
export function readResource(value: unknown): Result<number, string> {
  if (typeof value === 'number') return ok(value);
  if (typeof value === 'boolean') return ok(Number(value));
  if (typeof value !== 'string') {
    return fail('A resource amount must be a number or a text such as 250m or 1Gi.');
  }
  const match = AMOUNT.exec(plainDigits(value));
  if (match === null) return fail(`Invalid resource value format: ${value}`);
  const suffix = match[2] ?? '';
  const factor = SUFFIXES.get(suffix);
  if (factor === undefined) {
    return fail(`Unknown resource suffix '${suffix}' in value: ${value}`);
  }
  return ok(Number(match[1]) * factor);
}

/** Names of resources that Ray has fields of its own for. */
const OWN_FIELDS: ReadonlyMap<string, string> = new Map([
  ['CPU', 'CPU'],
  ['GPU', 'GPU'],
  ['memory', 'Memory'],
]);

/**
 * Why Ray could not give a component what it asks for, though plugboard reads it; null where it can.
 *
 * @param name `cpu`, `gpu`, `memory`, or a name of the model's own
 * @param isCustom whether it stands among those of the model's own
 */
export function rayFault(name: string, value: unknown, isCustom: boolean): string | null {
  const field = isCustom ? OWN_FIELDS.get(name) : undefined;
  if (field !== undefined) return `Ray takes ${name} from the field ${field} alone.`;
  const read = readResource(value);
  if (!read.ok || isCustom || name !== 'gpu') return null;
  const isPart = read.value > 1 && !Number.isInteger(read.value);
  return isPart ? `Ray gives a part of one GPU, or whole ones: ${read.value} is neither.` : null;
}
