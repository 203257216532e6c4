import { type Interpreter, UNKNOWN, type Value } from './values.ts';

/** The module that stands for plugboard here, whatever the document calls its own. */
export const PLUGBOARD = 'plugboard';

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['math.inf', Infinity],
  ['math.nan', NaN],
  ['math.pi', Math.PI],
  ['math.e', Math.E],
  ['math.tau', 2 * Math.PI],
]);

/** Something outside the document, by its dotted path; plugboard's classes are those of our outline. */
export function foreign(run: Interpreter, path: string): Value {
  const constant = CONSTANTS.get(path);
  if (constant !== undefined) return constant;
  const parts = path.split('.');
  const name = parts.at(-1) ?? '';
  if (parts.length < 2 || (parts[0] !== PLUGBOARD && parts[0] !== 'plugboard_schemas')) {
    return { kind: 'foreign', path };
  }
  const known = run.module(PLUGBOARD)?.names.get(name);
  if (known !== undefined) return known;
  return {
    kind: 'foreign',
    path: name === 'IOController' ? 'plugboard.component.IOController' : path,
  };
}

/** What a module of the document has under a name: what it binds, or a module inside it. */
export function moduleMember(run: Interpreter, module: string, name: string): Value {
  const bound = run.module(module)?.names.get(name);
  if (bound !== undefined) return bound;
  const inner = module === '' ? name : `${module}.${name}`;
  return run.module(inner) === undefined ? UNKNOWN : { kind: 'module', name: inner };
}

/** Whether a path is one of a module of the document; plugboard's are always ours. */
export function isOwnModule(run: Interpreter, path: string): boolean {
  return path.split('.')[0] !== PLUGBOARD && run.module(path) !== undefined;
}

/** What an import of a module binds: one of the document, or something outside. */
export function importedModule(run: Interpreter, path: string): Value {
  return isOwnModule(run, path) ? { kind: 'module', name: path } : { kind: 'foreign', path };
}
