import type { RunRecord } from './runRecord.ts';
import type { Series } from './series.ts';
import { endpointOf } from '../../model/endpoint.ts';

type ByField = Readonly<Record<string, Series>>;

/** From which step to which anything was recorded, and how far apart its values lie; null: nothing was. */
export interface StepSpan {
  readonly first: number;
  readonly last: number;
  readonly stride: number;
}

/** The steps of a run that have recorded values. */
export function stepSpan(series: ByField): StepSpan | null {
  const all = Object.values(series).filter(({ length }) => length > 0);
  if (all.length === 0) return null;
  const strides = all.map(({ stride = 1 }) => stride);
  return {
    first: Math.min(...all.map(({ first = 0 }) => first)),
    last: Math.max(
      ...all.map(({ first = 0, length }, at) => first + (length - 1) * (strides[at] ?? 1)),
    ),
    stride: Math.min(...strides),
  };
}

/** How a run shows at one of its steps in place of its end. */
interface AtStep {
  readonly values: RunRecord['values'];
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * What was recorded at a step, by component: nothing of fields that were not recorded then.
 *
 * @param values those of its end, in whose place these stand
 */
export function valuesAtStep(values: RunRecord['values'], series: ByField, step: number): AtStep {
  const recorded = new Map<string, [string, unknown][]>();
  for (const one of Object.values(series)) {
    const { component, field } = endpointOf(one.field);
    const fields = recorded.get(component) ?? [];
    recorded.set(component, fields);
    fields.push([field, valueAt(one, step)]);
  }
  const ends = Object.entries(values).map(([name, end]) => {
    const there = (recorded.get(name) ?? []).filter(([, value]) => value !== null);
    const isInput = ([field]: (typeof there)[number]) => Object.hasOwn(end.input, field);
    const input = Object.fromEntries(there.filter(isInput));
    const output = Object.fromEntries(there.filter((entry) => !isInput(entry)));
    return [name, { ...end, input, output }] as const;
  });
  const outputs = [...recorded].map(
    ([name, fields]) => [name, Object.fromEntries(fields)] as const,
  );
  return { values: Object.fromEntries(ends), outputs: Object.fromEntries(outputs) };
}

/** What a series has at a step, or had last before it where it was thinned; null where it has nothing. */
function valueAt({ first = 0, stride = 1, length, values, other }: Series, step: number): unknown {
  const at = Math.floor((step - first) / stride);
  if (at < 0 || at >= length) return null;
  return (other === null ? values[at] : other[at]) ?? null;
}
