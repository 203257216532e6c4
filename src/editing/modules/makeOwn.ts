import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { isFrameworkArgument } from '../../model/frameworkArguments.ts';
import { moduleName } from '../../model/modules.ts';
import { getAt } from '../../model/paths.ts';
import { ARGS, componentPath, withValue } from '../../model/raw.ts';
import type { Edited, Refused } from '../edit.ts';
import { attachFile } from '../process/files.ts';
import { formulaAsPython, type PythonFormula } from './formulaAsPython.ts';
import { freeCodeNames } from './moduleNames.ts';

/** The type whose components can be written as a class. */
const FORMULA = 'patchbay.Formula';

/** Whether a component has a formula from which its own class can be made. */
export function hasFormula(document: PatchbayDocument, component: string): boolean {
  return formulaOf(document, component) !== null;
}

interface Formulas {
  readonly inputs: readonly string[];
  readonly expressions: readonly (readonly [output: string, text: string])[];
  readonly args: JsonObject;
}

function formulaOf(document: PatchbayDocument, component: string): Formulas | null {
  const path = componentPath(document, component);
  const spec = path === null ? undefined : getAt(document.config, path);
  if (!isObject(spec) || spec['type'] !== FORMULA || !isObject(spec['args'])) return null;
  const args = spec['args'] as JsonObject;
  const { inputs, expressions } = args;
  if (!Array.isArray(inputs) || !isObject(expressions)) return null;
  const isText = (value: unknown) => typeof value === 'string';
  const texts = Object.entries(expressions);
  if (texts.length === 0 || !inputs.every(isText) || !texts.every(([, text]) => isText(text)))
    return null;
  return {
    inputs: inputs as string[],
    expressions: texts.map(([output, text]) => [output, String(text)]),
    args,
  };
}

/**
 * Writes a class of the document's own that does what a component's formulas say, and makes the component
 * one of it: its name, wires, initial values and place stay.
 */
export function makeOwn(
  document: PatchbayDocument,
  _catalogue: Catalogue,
  { component }: { readonly component: string },
): Edited | Refused {
  const formula = formulaOf(document, component);
  const path = componentPath(document, component);
  if (formula === null || path === null)
    return { refused: `${component} has no formulas to write as Python.` };
  const ofProcess = getAt(document.config, [...ARGS, 'parameters']);
  const parameters = new Set([ofProcess, formula.args['parameters']].flatMap(keysOf));
  const lines: (readonly [string, PythonFormula])[] = [];
  for (const [output, text] of formula.expressions) {
    const written = formulaAsPython(text, formula.inputs, parameters);
    if (!written.ok)
      return { refused: `The formula of ${output} cannot be written as Python: ${written.error}.` };
    lines.push([output, written.value]);
  }
  const { type, file } = freeCodeNames(document, component, 'python');
  const bytes = encodeUtf8(classText(type, component, formula.inputs, lines));
  const kept: Record<string, Json> = Object.fromEntries(
    Object.entries(formula.args).filter(([name]) => isFrameworkArgument(name)),
  );
  const added = withValue(attachFile(document, { name: file, bytes }), [...path, 'args'], kept);
  return {
    document: withValue(added, [...path, 'type'], `${moduleName(file)}.${type}`),
    label: `Make ${component} a component of its own`,
    said: `${component} is a class in ${file} now.`,
  };
}

const keysOf = (map: unknown): readonly string[] => (isObject(map) ? Object.keys(map) : []);

function classText(
  type: string,
  component: string,
  inputs: readonly string[],
  lines: readonly (readonly [string, PythonFormula])[],
): string {
  const listed = (names: readonly string[]) => `[${names.map((name) => `"${name}"`).join(', ')}]`;
  const outputs = lines.map(([output]) => output);
  const uses = (what: 'usesMath' | 'usesSign') => lines.some(([, formula]) => formula[what]);
  const sign = `

def _sign(x: float) -> float:
    return float((x > 0) - (x < 0))
`;
  return `${uses('usesMath') ? 'import math\n\n' : ''}from plugboard.component import Component, IOController
${uses('usesSign') ? sign : ''}

class ${type}(Component):
    """Works out ${outputs.join(', ')}: the formulas that ${component} had."""

    io = IOController(inputs=${listed(inputs)}, outputs=${listed(outputs)})

    async def step(self) -> None:
${lines.map(([output, { text }]) => `        self.${output} = ${text}\n`).join('')}`;
}
