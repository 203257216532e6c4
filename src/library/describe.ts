import { fail, ok, type Result } from '../base/result.ts';
import {
  type Category,
  type ComponentType,
  isFrameworkArgument,
  type Ports,
  type Problem,
  type ProblemCode,
  shortType,
} from '../model/index.ts';
import { problemAt } from '../model/problemAt.ts';
import type { Arguments, ValuesOf } from './args.ts';

/** What is wrong with the arguments as a whole; `path` is the argument (`low`, `inputs.0`). */
export interface ArgumentFault {
  /** ARGUMENT_VALUE where it is not given. */
  readonly code?: ProblemCode;
  readonly path: string;
  readonly message: string;
}

/** Parameters of the process and the component, by name. */
type Parameters = Readonly<Record<string, unknown>>;

/** The fields of a component; most have no events. */
interface Fields {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
}

interface Description<A extends Arguments> {
  /** Type text, such as `patchbay.Range`; the class name is its last part. */
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly category: Category;
  readonly summary: string;
  readonly description: string;
  readonly formula?: string;
  readonly args: A;
  readonly headline?: readonly (keyof A & string)[];
  readonly exports?: readonly string[];
  /** What no argument shows alone; called only when each is fine by itself. */
  /** Without `parameters` nothing is known of these. */
  readonly check?: (args: ValuesOf<A>, parameters?: Parameters) => readonly ArgumentFault[];
  /** Fields, or how they follow from the arguments as they are given, right or wrong. */
  readonly fields: Fields | ((args: Readonly<Record<string, unknown>>) => Fields);
}

/** A component type that can also read its arguments, for the class that runs. */
export interface BuiltinType<Args> extends ComponentType {
  /** The arguments with defaults filled in, or everything that is wrong with them. */
  readonly readArgs: (
    args: Readonly<Record<string, unknown>>,
    parameters?: Parameters,
  ) => Result<Args, readonly Problem[]>;
}

/** Makes a component type of a description. */
export function describe<const A extends Arguments>(
  spec: Description<A>,
): BuiltinType<ValuesOf<A>> {
  const readArgs = (args: Readonly<Record<string, unknown>>, parameters?: Parameters) =>
    readAll(spec, args, parameters);
  return {
    type: spec.type,
    aliases: spec.aliases ?? [],
    label: shortType(spec.type),
    category: spec.category,
    summary: spec.summary,
    description: spec.description,
    formula: spec.formula ?? '',
    form: Object.entries(spec.args).map(([name, { field }]) => ({ ...field, name })),
    headline: spec.headline ?? [],
    exports: spec.exports ?? [],
    readArgs,
    checkArgs: (args, parameters) => {
      const read = readArgs(args, parameters);
      return read.ok ? [] : read.error;
    },
    ports: (args) => toPorts(typeof spec.fields === 'function' ? spec.fields(args) : spec.fields),
  };
}

function readAll<A extends Arguments>(
  spec: Description<A>,
  given: Readonly<Record<string, unknown>>,
  parameters?: Parameters,
): Result<ValuesOf<A>, readonly Problem[]> {
  const faults: ArgumentFault[] = Object.keys(given)
    .filter((name) => !isFrameworkArgument(name) && !Object.hasOwn(spec.args, name))
    .map((name) => unknownArgument(spec, name));
  const values: Record<string, unknown> = {};
  for (const [name, { field, read }] of Object.entries(spec.args)) {
    const isGiven = Object.hasOwn(given, name) && given[name] !== undefined;
    if (!isGiven && field.required) {
      faults.push({ code: 'ARGUMENT_MISSING', path: name, message: `${name} is missing.` });
      continue;
    }
    const result = read(isGiven ? given[name] : field.default);
    if (result.ok) values[name] = result.value;
    else
      faults.push({
        code: result.error.code,
        path: name,
        message: `${name} must be ${result.error.needs}.`,
      });
  }
  if (faults.length > 0) return fail(faults.map(toProblem));
  const complete = values as ValuesOf<A>;
  const together = spec.check?.(complete, parameters) ?? [];
  return together.length > 0 ? fail(together.map(toProblem)) : ok(complete);
}

function unknownArgument(
  spec: { readonly type: string; readonly args: Arguments },
  name: string,
): ArgumentFault {
  const known = Object.keys(spec.args);
  const choice = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none';
  const message = `${spec.type} has no argument ${name}; ${choice}.`;
  return { code: 'ARGUMENT_UNKNOWN', path: name, message };
}

function toProblem({ code = 'ARGUMENT_VALUE', path, message }: ArgumentFault): Problem {
  return problemAt(code, message, null, path);
}

function toPorts({ inputs = [], outputs = [] }: Fields): Ports {
  return { inputs, outputs, inputEvents: [], outputEvents: [], eventFields: {} };
}
