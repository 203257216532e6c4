import type { Json } from '../../base/json.ts';
import type { ComponentType } from '../../model/index.ts';
import { valueText } from './buildGraph.ts';
import type { HeadlineValue } from './graph.ts';

/** The one or two arguments that matter, as given or by default; those that say nothing are left out. */
export function headlineOf(
  type: ComponentType | undefined,
  args: Readonly<Record<string, unknown>>,
): HeadlineValue[] {
  if (type === undefined) return [];
  return type.headline.flatMap((name) => {
    const field = type.form.find((entry) => entry.name === name);
    const given = Object.hasOwn(args, name) ? (args[name] as Json) : undefined;
    const value = given ?? field?.default ?? null;
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    const isSaid = field?.unit === undefined || field.unit === name;
    const unit = isSaid || typeof value !== 'number' ? '' : ` ${field.unit}`;
    return [{ label: name, value: valueText(value) + unit }];
  });
}
