import { isObject, type Json } from '../../base/json.ts';
import type { ComponentType, FormField } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { resetArgument, setArgument } from '../arguments/arguments.ts';
import { startingValue } from '../components/startingArgs.ts';
import { ownArgs } from '../../model/frameworkArguments.ts';
import type { Problem } from '../../model/problem.ts';
import { fits } from './argumentGuard.ts';
import { coerced } from './coerced.ts';
import type { Fix, FixContext } from './Fix.ts';
import { fieldFixes } from './fieldNames.ts';
import { nearest } from '../../model/nearest.ts';
import { componentPlace, isFirst } from './places.ts';

/** More ways than this are no help. */
const MOST = 3;

type Args = Readonly<Record<string, unknown>>;

/** A component with a fault in its own arguments. */
interface Fault {
  readonly context: FixContext;
  readonly type: ComponentType;
  readonly component: string;
  /** The argument. */
  readonly name: string;
  readonly args: Args;
}

/** A fix that changes arguments, and the arguments it leads to: by these it is judged. */
interface Attempt {
  readonly label: string;
  readonly args: Args;
}

const without = (args: Args, name: string): Args =>
  Object.fromEntries(Object.entries(args).filter(([key]) => key !== name));

/** A value in few characters, as it stands on a button. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}

/** The fields that connectors already use, for an argument that names fields. */
function fieldsInUse({ spec }: FixContext, component: string, side: 'inputs' | 'outputs') {
  const { connectors } = spec.plugboard.process.args;
  const ends = connectors.map(({ source, target }) => (side === 'inputs' ? target : source));
  const own = ends.filter(({ entity }) => entity === component);
  return [...new Set(own.map(({ descriptor }) => descriptor))];
}

/** A value to start with; a formula uses an input that there is. */
function startingFor(type: ComponentType, field: FormField, args: Args): Json {
  const starting = startingValue(field);
  if (field.item !== 'formula' || !isObject(starting)) return starting;
  const inputs = type.ports(args).inputs;
  const [first = 'x'] = inputs;
  return Object.fromEntries(Object.keys(starting).map((key) => [key, first]));
}

/** What a missing argument may be set to: first what the rest of the model asks for. */
function fillings({ context, component, type, args }: Fault, field: FormField): Json[] {
  const starting = startingFor(type, field, args);
  const files = field.kind === 'file' ? context.document.files.map(({ name }) => name) : [];
  if (field.names === undefined) return [...files, starting];
  const used = fieldsInUse(context, component, field.names);
  if (used.length === 0) return [starting];
  if (field.kind === 'list') return [used];
  const [example = ''] = Object.values(isObject(starting) ? starting : {});
  return [Object.fromEntries(used.map((name) => [name, example as Json]))];
}

function setting(args: Args, component: string, name: string, value: Json): Attempt {
  return { label: `Set ${component}.${name} to ${shown(value)}`, args: { ...args, [name]: value } };
}

function missing(fault: Fault, field: FormField): Attempt[] {
  const { args, component } = fault;
  return fillings(fault, field).map((value) => setting(args, component, field.name, value));
}

function unknown({ type, component, name, args }: Fault): Attempt[] {
  const free = type.form.map((field) => field.name).filter((key) => !Object.hasOwn(args, key));
  const to = nearest(name, free);
  const removal = {
    label: `Remove the argument ${name} of ${component}`,
    args: without(args, name),
  };
  if (to === null) return [removal];
  const entries = Object.entries(args).map(([key, value]) => [key === name ? to : key, value]);
  const renaming = {
    label: `Rename the argument ${name} of ${component} to ${to}`,
    args: Object.fromEntries(entries) as Args,
  };
  return [renaming, removal];
}

/** `low` above `high`: the two the other way round. */
function swapped(component: string, args: Args): Attempt[] {
  const { low, high } = args;
  if (typeof low !== 'number' || typeof high !== 'number' || !(low > high)) return [];
  return [{ label: `Swap low and high of ${component}`, args: { ...args, low: high, high: low } }];
}

function unfit(fault: Fault, field: FormField): Attempt[] {
  const { args, component } = fault;
  const values = coerced(args[field.name] as Json | undefined, field);
  const attempts = values.map((value) => setting(args, component, field.name, value));
  if (field.name === 'low' || field.name === 'high') attempts.unshift(...swapped(component, args));
  if (!field.required) {
    const back = field.default === undefined ? '' : ` (${shown(field.default)})`;
    const label = `Set ${component}.${field.name} back to its default${back}`;
    return [...attempts, { label, args: without(args, field.name) }];
  }
  return [...attempts, ...missing(fault, field)];
}

/** The document with a component's own arguments as they are in `to`. */
function changed(document: PatchbayDocument, component: string, from: Args, to: Args) {
  let next = document;
  for (const name of Object.keys(from)) {
    if (!Object.hasOwn(to, name)) next = resetArgument(next, component, name);
  }
  for (const [name, value] of Object.entries(to)) {
    if (value !== from[name]) next = setArgument(next, component, name, value as Json);
  }
  return next;
}

/** Ways out of a fault in a component's arguments; each is tried on the component before it is offered. */
export function argumentFixes(context: FixContext, problem: Problem): Fix[] {
  const { at, rest } = componentPlace(problem) ?? { at: -1, rest: [] };
  const spec = context.spec.plugboard.process.args.components[at];
  const type = context.catalogue.find(spec?.type ?? '');
  const [name, ...inner] = rest;
  if (spec === undefined || type === undefined || name === undefined) return [];
  if (!isFirst(context, at)) return [];
  const args = ownArgs(spec.args);
  const component = spec.args.name;
  const field = type.form.find((entry) => entry.name === name);
  if (inner.length > 0 && field !== undefined) {
    return fieldFixes(context, { at, type, field, key: inner.join('.'), problem });
  }
  const fault = { context, type, component, name, args };
  const attempts =
    field === undefined
      ? unknown(fault)
      : problem.code === 'ARGUMENT_MISSING'
        ? missing(fault, field)
        : unfit(fault, field);
  const isGone = (next: Args) =>
    !type.checkArgs(next).some(({ code, path }) => code === problem.code && path === name);
  return attempts
    .filter((attempt) => isGone(attempt.args) && fits(context, at, type, attempt.args))
    .filter((attempt, i, all) => all.findIndex(({ label }) => label === attempt.label) === i)
    .slice(0, MOST)
    .map((attempt) => ({
      label: attempt.label,
      edit: (document) => changed(document, component, args, attempt.args),
    }));
}
