import { plainFormula } from '../../base/characters/plainFormula.ts';
import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { ComponentType, FormField } from '../../model/catalog.ts';
import { resetArgument, setArgument } from '../arguments/arguments.ts';
import { renameField } from '../arguments/renameField.ts';
import { ownArgs } from '../../model/frameworkArguments.ts';
import type { Problem } from '../../model/problem.ts';
import { fits } from './argumentGuard.ts';
import type { Fix, FixContext } from './Fix.ts';

/** A fault inside a list or a map of a component's arguments. */
interface Inner {
  readonly at: number;
  readonly type: ComponentType;
  readonly field: FormField;
  /** Place in the list, or key of the map. */
  readonly key: string;
  readonly problem: Problem;
}

/** A text as a field name: letters, digits and underscores; nothing that the component has itself. */
function wellFormed(name: string, taken: readonly string[]): string {
  const stem = name.replace(/\W+/g, '_').replace(/^_+|_+$/g, '');
  const start = /^[a-zA-Z_]/.test(stem) ? stem : `x_${stem}`.replace(/_$/, '');
  const base = start === name ? `${start}_value` : start;
  for (let n = 1; ; n++) {
    const wanted = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(wanted)) return wanted;
  }
}

/** A formula with the operators of other languages as Python writes them. */
function asPython(formula: string): string {
  return plainFormula(formula)
    .replaceAll('^', '**')
    .replace(/\s*&&\s*/g, ' and ')
    .replace(/\s*\|\|\s*/g, ' or ')
    .replace(/!(?!=)\s*/g, 'not ')
    .replaceAll('===', '==')
    .replace(/\bMath\./g, '')
    .trim();
}

/** Ways out of a fault of a name or a formula in a component's arguments. */
export function fieldFixes(context: FixContext, inner: Inner): Fix[] {
  const { at, field, key, problem } = inner;
  const spec = context.spec.plugboard.process.args.components[at];
  if (spec === undefined) return [];
  const args = ownArgs(spec.args);
  const value = args[field.name];
  const component = spec.args.name;
  if (problem.code === 'EXPRESSION' && isObject(value)) {
    const formula = asPython(String(value[key]));
    const map = { ...(value as JsonObject), [key]: formula };
    if (formula === value[key] || !isBetter(inner, { ...args, [field.name]: map })) return [];
    return [
      {
        label: `Write ${component}.${key} as ${formula}`,
        edit: (document) => setArgument(document, component, field.name, map),
      },
    ];
  }
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const name = list[Number(key)];
    const first = list.indexOf(name ?? null);
    if (typeof name === 'string' && first >= 0 && first < Number(key)) {
      const rest = list.filter((_, i) => i !== Number(key));
      return [
        {
          label: `Remove the second ${name} from ${component}.${field.name}`,
          edit: (document) =>
            rest.length === 0
              ? resetArgument(document, component, field.name)
              : setArgument(document, component, field.name, rest),
        },
      ];
    }
    return typeof name === 'string' ? renaming(context, inner, name) : [];
  }
  return isObject(value) ? renaming(context, inner, key) : [];
}

function renaming(context: FixContext, inner: Inner, from: string): Fix[] {
  const { at, type, field } = inner;
  const spec = context.spec.plugboard.process.args.components[at];
  if (spec === undefined || field.names === undefined) return [];
  const component = spec.args.name;
  const ports = type.ports(ownArgs(spec.args));
  const to = wellFormed(from, [...ports.inputs, ...ports.outputs]);
  const rename = { component, argument: field.name, from, to };
  const after = renameField(context.document, type.form, rename);
  const args = ownArgs(specArgs(after, at));
  if (!isBetter(inner, args) || !fits(context, at, type, args, { from, to })) return [];
  return [
    {
      label: `Rename ${component}.${from} to ${to}`,
      edit: (document) => renameField(document, type.form, rename),
    },
  ];
}

function specArgs({ config }: FixContext['document'], at: number): Record<string, unknown> {
  const { plugboard } = config as unknown as RawConfig;
  return plugboard.process.args.components[at]?.args ?? {};
}

interface RawConfig {
  readonly plugboard: {
    readonly process: {
      readonly args: { readonly components: readonly { readonly args: JsonObject }[] };
    };
  };
}

/** Whether the fault is not in these arguments, and no new one in its place. */
function isBetter({ type, problem, field, key }: Inner, args: Record<string, unknown>): boolean {
  const path = `${field.name}.${key}`;
  return !type
    .checkArgs(args)
    .some((fault) => fault.path === path || fault.message === problem.message);
}
