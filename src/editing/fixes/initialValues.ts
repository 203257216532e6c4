import { isObject, type Json } from '../../base/json.ts';
import { setInitialValues } from '../arguments/arguments.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fix, FixContext } from './Fix.ts';
import { nearest } from '../../model/nearest.ts';
import { componentPlace, isFirst } from './places.ts';

/** Ways out of initial values that are no list, or for a field that is no input. */
export function initialValueFixes(context: FixContext, problem: Problem): Fix[] {
  const place = componentPlace(problem);
  const spec = context.spec.plugboard.process.args.components[place?.at ?? -1];
  const field = place?.rest.slice(1).join('.') ?? '';
  if (spec === undefined || place?.rest[0] !== 'initial_values') return [];
  if (!isFirst(context, place.at)) return [];
  const { name, initial_values: all } = spec.args;
  const given = (Object.hasOwn(all, field) ? all[field] : null) as Json;
  const remove = {
    label: `Remove the initial values of ${name}.${field}`,
    edit: (document: FixContext['document']) => setInitialValues(document, name, field, null),
  };
  if (problem.code === 'WRONG_TYPE') {
    if (given === null) return [remove];
    const shown = isObject(given) ? '…' : JSON.stringify(given);
    const wrap = {
      label: `Make the initial values of ${name}.${field} a list: [${shown}]`,
      edit: (document: FixContext['document']) => setInitialValues(document, name, field, [given]),
    };
    return [wrap, remove];
  }
  const inputs = context.ports.get(name)?.inputs ?? [];
  const to = nearest(field, inputs) ?? (inputs.length === 1 ? inputs[0] : undefined);
  if (to === undefined || Object.hasOwn(all, to) || !Array.isArray(given)) return [remove];
  const move = {
    label: `Move the initial values of ${name}.${field} to ${name}.${to}`,
    edit: (document: FixContext['document']) =>
      setInitialValues(setInitialValues(document, name, field, null), name, to, given as Json[]),
  };
  return [move, remove];
}
