import { isObject, type Json, type JsonObject } from '../base/json.ts';
import type { ComponentType, FormField } from '../model/index.ts';
import { valueText } from './valueText.ts';
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
    if (field?.item === 'formula' && isObject(value)) return formulasOf(value as JsonObject);
    return [{ label: name, value: valueText(value) + unitOf(field, name, value) }];
  });
}

function unitOf(field: FormField | undefined, name: string, value: Json): string {
  const isSaid = field?.unit === undefined || field.unit === name;
  return isSaid || typeof value !== 'number' ? '' : ` ${field.unit}`;
}

/** One formula is the text of it; of several the one that works out most, and how many there are beside it. */
function formulasOf(formulas: JsonObject): HeadlineValue[] {
  const all = Object.entries(formulas).map(([name, formula]) => ({ name, text: oneLine(formula) }));
  const [only] = all;
  if (only === undefined) return [];
  if (all.length === 1) return [{ label: '', value: only.text, isFormula: true }];
  const { name, text } = all.reduce((most, one) =>
    weight(one.text) > weight(most.text) ? one : most,
  );
  return [
    { label: `${name} =`, value: text, isFormula: true },
    { label: `+${all.length - 1}`, value: '' },
  ];
}

const oneLine = (value: Json | undefined): string =>
  valueText(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** How much a formula works out: its operations and calls. */
const weight = (text: string): number =>
  text.match(/[-+*/%<>=(]+|\b(?:and|or|not)\b/g)?.length ?? 0;
