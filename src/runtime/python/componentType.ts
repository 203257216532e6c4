import type { ComponentType } from '../../model/index.ts';
import { checkArguments } from '../../modules/index.ts';
import type { PythonType } from './describe.ts';

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
  const fields = told.parameters.map((field) => ({ field, isHeld: false as const }));
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
    // What Python would refuse before the constructor runs: arguments that it has not, or needs.
    checkArgs: read?.checkArgs ?? ((args) => checkArguments(type, fields, false, args)),
    ports: read?.ports ?? (() => ports),
  };
}
