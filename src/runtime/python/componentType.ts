import { type ComponentType, nearest, type Problem, type ProblemCode } from '../../model/index.ts';
import type { PythonType } from './describe.ts';

function problem(code: ProblemCode, path: string, message: string): Problem {
  return { code, message, path, line: null, column: null, severity: 'error' };
}

/** What Python would refuse before the constructor runs: arguments that it has not, or needs. */
function checkArgs({ parameters }: PythonType, args: Readonly<Record<string, unknown>>): Problem[] {
  const names = parameters.map(({ name }) => name);
  const missing = parameters
    .filter(({ name, required }) => required && !Object.hasOwn(args, name))
    .map(({ name }) => problem('ARGUMENT_MISSING', name, `The argument ${name} is missing.`));
  const unknown = Object.keys(args)
    .filter((name) => !names.includes(name))
    .map((name) => {
      const near = nearest(name, names);
      const offer = near === null ? '' : ` Did you mean ${near}?`;
      return problem('ARGUMENT_UNKNOWN', name, `There is no argument ${name}.${offer}`);
    });
  return [...missing, ...unknown];
}

/**
 * The type of a class of Python as it is once its module was imported.
 *
 * @param read what its text says, which knows as well what depends on arguments; undefined where it says nothing
 */
export function componentType(
  type: string,
  told: PythonType,
  read: ComponentType | undefined,
): ComponentType {
  const { inputs, outputs, inputEvents, outputEvents, eventFields } = told;
  const ports = { inputs, outputs, inputEvents, outputEvents, eventFields };
  return {
    type,
    aliases: [],
    label: told.label,
    category: 'custom',
    summary: told.doc.split('\n')[0] ?? '',
    description: told.doc,
    formula: '',
    form: [],
    headline: [],
    ...read,
    exports: told.exports,
    checkArgs: read?.checkArgs ?? ((args) => checkArgs(told, args)),
    ports: read?.ports ?? (() => ports),
  };
}
