import type { Catalogue, Ports } from '../catalog.ts';
import { isFrameworkArgument } from '../frameworkArguments.ts';
import { nearest } from '../nearest.ts';
import { allPorts } from '../ports.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import type { Path, Place } from '../readConfig.ts';
import type { ConfigSpec, ObjectiveSpec } from '../spec.ts';
import { problemAt } from '../problemAt.ts';
import { rangeFault, roundedEnd } from './ranges.ts';
import type { VariedParameter } from './studySpec.ts';

const TUNE: Path = ['plugboard', 'tune', 'args'];

/** What a study looks at and changes, and where in the model that stands. */
interface Subject {
  readonly objective: ObjectiveSpec | readonly ObjectiveSpec[] | null;
  readonly parameters: readonly (VariedParameter | Omit<VariedParameter, 'count'>)[];
  readonly path: Path;
}

const ROUNDED =
  'Whole numbers are drawn between -9,007,199,254,740,991 and 9,007,199,254,740,991: further out not each of them is a number here. Draw a small one, and let the model add the rest.';

const ONE_VALUE =
  'plugboard fails here: it puts one value in place of a list. Let it choose lists: categories: [[0.0], [1.0]].';

interface Fault {
  readonly code: ProblemCode;
  readonly key: string;
  readonly message: string;
}

const near = (name: string, known: readonly string[]) => {
  const found = nearest(name, known);
  return found === null ? '' : ` Did you mean ${found}?`;
};

/**
 * What is wrong with what a study looks at and changes. A range that nothing can be drawn from is an error;
 * names that the model does not have, and whole numbers that are none here, are warnings, as plugboard tells
 * of them only when it tunes, or never. No study is carried out with any of them.
 */
export function checkSubject(
  config: ConfigSpec,
  catalogue: Catalogue,
  { objective, parameters, path }: Subject,
  place?: Place,
): readonly Problem[] {
  const ports = allPorts(config, catalogue);
  const problems: Problem[] = [];
  const report = (at: Path, { code, key, message }: Fault, severity: Problem['severity']) => {
    const whole = [...path, ...at, key];
    problems.push({ ...problemAt(code, message, place?.(whole) ?? null, whole), severity });
  };
  const objectives = Array.isArray(objective) ? (objective as readonly ObjectiveSpec[]) : null;
  (objectives ?? (objective === null ? [] : [objective as ObjectiveSpec])).forEach((one, i) => {
    const fault = objectiveFault(one, config, catalogue, ports);
    const at = objectives === null ? ['objective'] : ['objective', i];
    if (fault !== null) report(at, fault, 'warning');
  });
  parameters.forEach((one, i) => {
    const range = rangeFault(one);
    const key = 'categories' in one ? 'categories' : 'mean' in one ? 'sd' : 'upper';
    if (range !== null) {
      report(['parameters', i], { code: 'TUNE_RANGE', key, message: range }, 'error');
    }
    const end = roundedEnd(one);
    if (range === null && end !== null)
      report(['parameters', i], { code: 'TUNE_RANGE', key: end, message: ROUNDED }, 'warning');
    const fault = parameterFault(one, config, catalogue, ports);
    if (fault !== null) report(['parameters', i], fault, 'warning');
  });
  return problems;
}

/** What is wrong with the section `tune`, beyond its form; see `checkSubject`. */
export function checkTune(
  config: ConfigSpec,
  catalogue: Catalogue,
  place?: Place,
): readonly Problem[] {
  const { tune } = config.plugboard;
  if (tune === null) return [];
  return checkSubject(config, catalogue, { ...tune.args, path: TUNE }, place);
}

/**
 * What plugboard cannot tune, though a study here can: it puts the value that it draws where a list of initial values
 * has to be, and each of its trials fails.
 */
export function checkForPlugboard({ plugboard }: ConfigSpec, place?: Place): readonly Problem[] {
  return (plugboard.tune?.args.parameters ?? []).flatMap((one, i): readonly Problem[] => {
    if (one.field_type !== 'initial_value') return [];
    const isChoice = 'categories' in one;
    if (isChoice && one.categories.every(Array.isArray)) return [];
    const path = [...TUNE, 'parameters', i, isChoice ? 'categories' : 'field_type'];
    const problem = problemAt('WRONG_VALUE', ONE_VALUE, place?.(path) ?? null, path);
    return [{ ...problem, severity: 'warning' }];
  });
}

function componentFault(name: string | null, config: ConfigSpec): Fault | null {
  const names = config.plugboard.process.args.components.map(({ args }) => args.name);
  if (name !== null && names.includes(name)) return null;
  const message =
    name === null
      ? 'object_name says which component is meant.'
      : `There is no component '${name}'.${near(name, names)}`;
  return { code: 'UNKNOWN_COMPONENT', key: 'object_name', message };
}

type AllPorts = ReadonlyMap<string, Ports>;

function objectiveFault(
  { object_name, field_name }: ObjectiveSpec,
  config: ConfigSpec,
  catalogue: Catalogue,
  ports: AllPorts,
): Fault | null {
  const missing = componentFault(object_name, config);
  if (missing !== null) return missing;
  const type = typeOf(object_name, config, catalogue);
  const { inputs = [], outputs = [], isOpen } = ports.get(object_name ?? '') ?? {};
  // Classes of a person's own have attributes that only they know.
  if (type === undefined || type.category === 'custom' || isOpen === true) return null;
  const known = [...outputs, ...inputs, ...type.exports];
  if (known.includes(field_name)) return null;
  const message = `'${object_name}' has no field '${field_name}'.${near(field_name, known)}`;
  return { code: 'UNKNOWN_FIELD', key: 'field_name', message };
}

function typeOf(name: string | null, config: ConfigSpec, catalogue: Catalogue) {
  const spec = config.plugboard.process.args.components.find(({ args }) => args.name === name);
  return spec === undefined ? undefined : catalogue.find(spec.type);
}

function parameterFault(
  { object_type, object_name, field_type, field_name }: Omit<VariedParameter, 'count'>,
  config: ConfigSpec,
  catalogue: Catalogue,
  ports: AllPorts,
): Fault | null {
  // A parameter that nobody has declared is one from now on, as in plugboard.
  if (object_type === 'process') return null;
  const missing = componentFault(object_name, config);
  if (missing !== null) return missing;
  if (field_type === 'field') {
    const message = `A study changes arguments, initial values and parameters; '${field_name}' is a field.`;
    return { code: 'WRONG_VALUE', key: 'field_type', message };
  }
  if (field_type === 'initial_value') {
    const found = ports.get(object_name ?? '');
    const inputs = found?.inputs ?? [];
    if (inputs.includes(field_name) || found?.isOpen === true) return null;
    const message = `'${object_name}' has no input '${field_name}'.${near(field_name, inputs)}`;
    return { code: 'INITIAL_VALUES_FIELD', key: 'field_name', message };
  }
  const type = typeOf(object_name, config, catalogue);
  if (field_type === 'parameter' || type === undefined || type.category === 'custom') return null;
  const known = type.form.map(({ name }) => name);
  if (known.includes(field_name) || isFrameworkArgument(field_name)) return null;
  const message = `'${object_name}' has no argument '${field_name}'.${near(field_name, known)}`;
  return { code: 'ARGUMENT_UNKNOWN', key: 'field_name', message };
}
