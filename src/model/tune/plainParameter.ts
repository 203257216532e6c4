import type { Json, JsonObject } from '../../base/json.ts';

/** Deviations from the mean of a normal spread that a range of plain numbers takes in. */
const WIDE = 3;

/**
 * What plugboard's tuner can take of a varied parameter, as the text has it: itself where it understands all
 * of it; the same ends without a logarithm, a normal spread up to three deviations; null where it would fail.
 */
function plainParameter(parameter: JsonObject): JsonObject | null {
  const { count: _, ...rest } = parameter;
  const plain = Object.hasOwn(parameter, 'count') ? rest : parameter;
  // plugboard puts the value itself where a list of values has to be.
  if (plain['field_type'] === 'initial_value' && !Object.hasOwn(plain, 'categories')) return null;
  if (plain['type'] === 'ray.tune.loguniform') return { ...plain, type: 'ray.tune.uniform' };
  if (plain['type'] !== 'ray.tune.randn') return plain;
  const { mean, sd, ...field } = plain;
  const [middle, reach] = [Number(mean), WIDE * Number(sd)];
  const ends: Readonly<Record<string, Json>> = { lower: middle - reach, upper: middle + reach };
  return { ...field, type: 'ray.tune.uniform', ...ends };
}

/**
 * Those of several that plugboard can take, as it takes them.
 *
 * @param kept those that its section has already: they stay as they are
 */
export function plainParameters(
  parameters: readonly JsonObject[],
  kept: readonly JsonObject[] = [],
): readonly JsonObject[] {
  return parameters
    .map((one) => (kept.includes(one) ? one : plainParameter(one)))
    .filter((one) => one !== null);
}
