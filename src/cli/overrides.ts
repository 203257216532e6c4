import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { readYaml } from '../formats/index.ts';
import {
  allPorts,
  type Catalogue,
  type ComponentSpec,
  documentFromConfig,
  nearest,
  type PatchbayDocument,
  type Problem,
  type ProblemCode,
  setAt,
  specOf,
  isFrameworkArgument,
  endpointOf,
} from '../model/index.ts';
import { catalogueOf } from './code/modules.ts';
import type { Assignment } from './options.ts';
import { problem } from './problems.ts';

type Changed = Result<PatchbayDocument, readonly Problem[]>;
type Found<T> = Result<T, readonly Problem[]>;

/** One value of a model, by the names that plugboard gives to all that can be overridden. */
type Field =
  | { readonly of: 'process'; readonly name: string }
  | {
      readonly of: 'component';
      readonly component: string;
      readonly kind: 'arg' | 'initial_value' | 'parameter';
      readonly name: string;
    };

const ARGS = ['plugboard', 'process', 'args'] as const;
const WORDS = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** Names that every object has by itself: a model may say them, nobody may set what they mean. */
const isBuiltIn = (name: string) => name in Object.prototype;

function refuse(code: ProblemCode, message: string): { ok: false; error: readonly Problem[] } {
  return fail([problem(code, message)]);
}

/** `There is no X. Did you mean Y?`, or all there are. */
function missing(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const few = known.length > 0 && known.length <= 12 ? ` There are ${known.join(', ')}.` : '';
  const none = known.length === 0 ? ' There is none at all.' : few;
  return `${what}${near === null ? none : ` Did you mean ${near}?`}`;
}

/** A name of `--param`: `k`, or one of plugboard's full ones. */
export function readField(target: string): Result<Field, string> {
  if (!target.includes('.')) return ok({ of: 'process', name: target });
  const [of, object, kind, ...rest] = target.split('.');
  const name = rest.join('.');
  if (of === 'process' && object === 'default' && kind === 'parameter' && name !== '') {
    return ok({ of, name });
  }
  const isKind = kind === 'arg' || kind === 'initial_value' || kind === 'parameter';
  if (of === 'component' && object !== undefined && object !== '' && isKind && name !== '') {
    return ok({ of, component: object, kind, name });
  }
  return fail(
    `--param takes NAME=VALUE, component.NAME.arg.X=VALUE (or parameter, or initial_value, in place of arg) or process.default.parameter.X=VALUE, not ${target}=...`,
  );
}

/** `--set component.arg=VALUE`: the target is split at its first dot. */
function readArgument(target: string): Result<Field, string> {
  const { component, field: name } = endpointOf(target);
  if (component === '' || name === '') {
    return fail(`--set takes component.argument=VALUE, not ${target}=...`);
  }
  return ok({ of: 'component', component, kind: 'arg', name });
}

const components = (document: PatchbayDocument): readonly ComponentSpec[] =>
  specOf(document).plugboard.process.args.components;

/** Names in the formulas of a component: parameters that it would take if they were there. */
export function namesInFormulas({ type, args }: ComponentSpec, catalogue: Catalogue): string[] {
  const formulas = catalogue.find(type)?.form.filter(({ item }) => item === 'formula') ?? [];
  return formulas.flatMap(({ name }) => {
    const value = args[name];
    const texts = isObject(value) ? Object.values(value) : [];
    const words = texts.flatMap((text) => [...String(text).matchAll(WORDS)].map(([word]) => word));
    return words.filter((word) => !isBuiltIn(word));
  });
}

function knownParameters(document: PatchbayDocument, of: readonly ComponentSpec[]) {
  const { parameters } = specOf(document).plugboard.process.args;
  const catalogue = catalogueOf(document);
  const declared = [parameters, ...of.map(({ args }) => args.parameters)].flatMap((map) =>
    Object.keys(map),
  );
  return {
    declared: [...new Set(declared)].filter((name) => !isBuiltIn(name)),
    used: of.flatMap((one) => namesInFormulas(one, catalogue)),
    // What code asks for is known to nobody.
    hasCode: of.some(({ type }) => catalogue.find(type)?.category === 'custom'),
  };
}

/** Where the value lies in the model, or why there is none of this name. */
function place(document: PatchbayDocument, field: Field): Found<readonly (string | number)[]> {
  const all = components(document);
  if (field.of === 'process') {
    const { declared, used, hasCode } = knownParameters(document, all);
    if (hasCode || declared.includes(field.name) || used.includes(field.name)) {
      return ok([...ARGS, 'parameters', field.name]);
    }
    const text = `The model has no parameter ${field.name}.`;
    return refuse('COMMAND_USAGE', missing(text, field.name, declared));
  }
  const { component, kind, name } = field;
  const at = all.findIndex(({ args }) => args.name === component);
  const spec = all[at];
  if (spec === undefined) {
    const names = all.map(({ args }) => args.name);
    const text = `There is no component ${component} to set ${name} of.`;
    return refuse('UNKNOWN_COMPONENT', missing(text, component, names));
  }
  const path = [...ARGS, 'components', at, 'args'];
  switch (kind) {
    case 'arg': {
      const form = catalogueOf(document)
        .find(spec.type)
        ?.form.map((entry) => entry.name);
      const known = form ?? Object.keys(spec.args);
      if (known.includes(name) || isFrameworkArgument(name)) return ok([...path, name]);
      const text = `${component} has no argument ${name}.`;
      return refuse('ARGUMENT_UNKNOWN', missing(text, name, known));
    }
    case 'initial_value': {
      const inputs = allPorts(specOf(document), catalogueOf(document)).get(component)?.inputs ?? [];
      if (inputs.includes(name)) return ok([...path, 'initial_values', name]);
      const text = `${component} has no input ${name}.`;
      return refuse('INITIAL_VALUES_FIELD', missing(text, name, inputs));
    }
    case 'parameter': {
      const { declared, used, hasCode } = knownParameters(document, [spec]);
      if (hasCode || declared.includes(name) || used.includes(name))
        return ok([...path, 'parameters', name]);
      const text = `${component} has no parameter ${name}.`;
      return refuse('COMMAND_USAGE', missing(text, name, declared));
    }
  }
}

function valueOf({ text, target }: Assignment): Found<Json> {
  // As plugboard reads it: nothing at all is an empty text.
  if (text === '') return ok('');
  const read = readYaml(text);
  if (read.ok) return ok(read.value.value as Json);
  const why = read.error[0]?.message ?? text;
  return refuse('COMMAND_USAGE', `The value of ${target} cannot be read: ${why}`);
}

/**
 * The model with one value in another's place, as `--set` and `--param` ask. Names that the model does not
 * have are refused, with the nearest that it has.
 */
export function override(
  document: PatchbayDocument,
  option: 'set' | 'param',
  assignment: Assignment,
): Changed {
  const { target } = assignment;
  const field = option === 'set' ? readArgument(target) : readField(target);
  if (!field.ok) return refuse('COMMAND_USAGE', field.error);
  const path = place(document, field.value);
  if (!path.ok) return path;
  const value = valueOf(assignment);
  if (!value.ok) return value;
  const config = setAt(document.config, path.value, value.value) as JsonObject;
  return documentFromConfig({ ...document, config });
}
