import { formulaMap, textList } from '../args.ts';
import { describe, type ArgumentFault } from '../describe.ts';
import { fieldNameFaults, repeatedNameFaults } from '../fieldNames.ts';
import { nameFault } from './nameFault.ts';
import { readFormula } from './parserPort.ts';
import { textsIn } from '../../base/json.ts';

/** Most outputs: far more than anybody draws, and few enough to be read in no time. */
const MOST_EXPRESSIONS = 100;

export const formulaType = describe({
  type: 'patchbay.Formula',
  category: 'math',
  summary: 'Works out outputs from inputs by formulas.',
  description:
    'Each output has a formula over the inputs and the parameters of the process (an input hides a parameter of the same name; other outputs are not seen). Formulas are written as in Python: + - * / % **, comparisons, and, or, not, if(condition, a, b), the functions abs, min, max, sqrt, exp, log, sin, cos, tan, floor, ceil, round and sign, and pi and e. Division by zero, log(0) or sqrt(-1) give infinity or NaN and never stop a run; true counts as 1.',
  formula: 'each output = its formula',
  args: {
    inputs: textList({
      label: 'Inputs',
      help: 'Names of the inputs, at least one.',
      names: 'inputs',
    }),
    expressions: formulaMap({
      label: 'Formulas',
      help: 'Name of each output and its formula.',
      names: 'outputs',
    }),
  },
  headline: ['expressions'],
  check: ({ inputs, expressions }, parameters) => [
    ...inputs.flatMap((name, i) => fieldNameFaults(`inputs.${i}`, name)),
    ...repeatedNameFaults('inputs', inputs),
    ...Object.entries(expressions)
      .slice(0, MOST_EXPRESSIONS)
      .flatMap(([name, text]) => outputFaults(name, text, inputs, parameters)),
    ...tooMany(expressions),
  ],
  fields: ({ inputs, expressions }) => ({ inputs: textsIn(inputs), outputs: keysOf(expressions) }),
});

function outputFaults(
  name: string,
  text: string,
  inputs: readonly string[],
  parameters: Readonly<Record<string, unknown>> | undefined,
): readonly ArgumentFault[] {
  const path = `expressions.${name}`;
  const faults = [...fieldNameFaults(path, name)];
  if (inputs.includes(name)) {
    const message = `"${name}" is an input and an output; choose another name for one of them.`;
    faults.push({ path, message });
  }
  const read = readFormula(text);
  if (read?.ok === false) {
    const { at, message } = read.error;
    const place = `The formula of ${name} cannot be read at column ${at + 1}`;
    faults.push({ code: 'EXPRESSION', path, message: `${place}: ${message}` });
  }
  if (read?.ok !== true || parameters === undefined) return faults;
  const fault = nameFault(read.value, inputs, parameters);
  if (fault !== null) {
    const message = `The formula of ${name} ${fault.message} (column ${fault.at + 1}).`;
    faults.push({ code: 'EXPRESSION', path, message });
  }
  return faults;
}

function tooMany(expressions: Readonly<Record<string, string>>): readonly ArgumentFault[] {
  const count = Object.keys(expressions).length;
  if (count <= MOST_EXPRESSIONS) return [];
  const message = `There are ${count} formulas; one component takes ${MOST_EXPRESSIONS} at most.`;
  return [{ path: 'expressions', message }];
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
