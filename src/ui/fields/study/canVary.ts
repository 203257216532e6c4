import type { Json } from '../../../base/json.ts';
import { usualRange } from '../../../editing/study/varied.ts';
import type { FormField } from '../../../model/index.ts';

const SINGLE: ReadonlySet<FormField['kind']> = new Set([
  ...(['number', 'integer', 'boolean', 'choice', 'text', 'any'] as const),
]);

/** Whether a study can vary a value: it is a single one. */
export function canVary(form: FormField, value: Json | undefined): boolean {
  return SINGLE.has(form.kind) && usualRange({ form, value }) !== null;
}
