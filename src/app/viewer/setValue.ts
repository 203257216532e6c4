import { fail, ok, type Result } from '../../base/result.ts';
import { changeArgument } from '../../editing/arguments/changeArguments.ts';
import { changeParameter } from '../../editing/process/changeProcess.ts';
import type { ControlTarget } from '../../model/index.ts';
import type { Stores } from '../../stores/index.ts';
import { fieldOfTarget, pinKind } from '../../ui/fields/values/readPinned.ts';

type Value = number | boolean | string;

/** What is wrong with a value for a field; null: nothing. */
function fault(
  { field, value: before }: NonNullable<ReturnType<typeof fieldOfTarget>>,
  value: Value,
): string | null {
  const { min, max, choices = [] } = field;
  switch (pinKind(field, before)) {
    case 'number':
    case 'integer':
      if (typeof value !== 'number') return 'It takes a number.';
      if (field.kind === 'integer' && !Number.isInteger(value)) return 'It takes a whole number.';
      if (min !== undefined && value < min) return `It takes ${min} or more.`;
      return max !== undefined && value > max ? `It takes ${max} or less.` : null;
    case 'boolean':
      return typeof value === 'boolean' ? null : 'It takes true or false.';
    case 'choice':
      return choices.some((choice) => choice === value)
        ? null
        : `It takes one of ${choices.join(', ')}.`;
    case null:
      return 'Only numbers, switches and choices are set from outside.';
  }
}

/** Sets what a control could set, as if a person had: a run that goes on takes an argument at once. */
export function setValue(
  { document, verbs }: Pick<Stores, 'document' | 'verbs'>,
  target: ControlTarget,
  value: Value,
): Result<Readonly<Record<string, never>>, string> {
  const { document: now, catalogue } = document.getState();
  const found = fieldOfTarget(now, catalogue, target);
  if (found === null) return fail('The model has nothing of this name.');
  const wrong = fault(found, value);
  if (wrong !== null) return fail(wrong);
  if ('parameter' in target) verbs.edit(changeParameter, { ...target, value }, 'set');
  else verbs.edit(changeArgument, { ...target, value }, 'set');
  return ok({});
}
