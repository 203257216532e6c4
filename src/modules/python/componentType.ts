import type { ComponentType } from '../../model/index.ts';
import { checkArguments } from '../checkArgs.ts';
import { headlineOf } from '../headline.ts';
import { labelOf } from '../kinds.ts';
import { exportsOf, ioOfFunction } from './classes.ts';
import { docstringOf } from './docstring.ts';
import { fieldOf } from './form.ts';
import { portsOfClass, portsOfIo } from './instancePorts.ts';
import { Evaluation, type Modules } from './interpreter.ts';
import { lineAt } from '../nodes.ts';
import { signatureOf } from './signature.ts';
import type { ClassValue, FunctionValue, IoValue } from './values.ts';

/** What all component types of Python code have. */
const PLAIN = { category: 'custom', formula: '' } as const;

/** The component type that a class declares. */
export function typeOfClass(
  modules: Modules,
  one: ClassValue,
  aliases: readonly string[],
): ComponentType {
  const { source, node, name } = one;
  const type = `${source.module}.${name}`;
  const run = new Evaluation(modules);
  const signature = signatureOf(one);
  const fields = signature.arguments.map((argument) => fieldOf(run, one, argument));
  const form = fields.map(({ field }) => field);
  const { summary, description } = docstringOf(source, node);
  return {
    ...PLAIN,
    type,
    aliases,
    label: name,
    summary,
    description,
    form,
    headline: headlineOf(form),
    exports: exportsOf(one),
    origin: { file: source.file, line: lineAt(source.text, node.from), language: 'python' },
    checkArgs: (args) => checkArguments(type, fields, signature.isOpen, args),
    ports: portsOfClass(modules, one),
  };
}

/** The component type that `@component(...)` makes of a function. */
export function typeOfFunction(
  { name, node, scope: { source } }: FunctionValue,
  io: IoValue,
  aliases: readonly string[],
): ComponentType {
  const type = `${source.module}.${name}`;
  const { summary, description } = docstringOf(source, node);
  const ports = portsOfIo(ioOfFunction(io));
  return {
    ...PLAIN,
    type,
    aliases,
    label: labelOf(name),
    summary,
    description,
    form: [],
    headline: [],
    exports: [],
    origin: { file: source.file, line: lineAt(source.text, node.from), language: 'python' },
    checkArgs: (args) => checkArguments(type, [], false, args),
    ports: () => ports,
  };
}
