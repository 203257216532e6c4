import type { ComponentClass } from '../../engine/index.ts';
import type { ComponentType } from '../../model/index.ts';
import { shortType } from '../../model/endpoint.ts';

/** The type of a class whose text does not tell it (made by a function, say): what it declares shows in a run. */
export function openType(type: string, Class: ComponentClass): ComponentType {
  const none = { inputs: [], outputs: [], inputEvents: [], outputEvents: [], eventFields: {} };
  return {
    type,
    aliases: [],
    label: shortType(type),
    category: 'custom',
    summary: '',
    description: '',
    formula: '',
    form: [],
    headline: [],
    exports: Class.exports,
    checkArgs: () => [],
    ports: () => ({ ...none, isOpen: true }),
  };
}
