import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { Place } from '../readConfig.ts';
import type { ConfigSpec } from '../spec.ts';
import { problemAt } from '../problemAt.ts';
import { fullName } from './fullName.ts';

const POINTS = ['plugboard', 'tune', 'args', 'algorithm', 'points_to_evaluate'];

/** Warnings of points to begin with that name what does not vary, or give a value that cannot be drawn. */
export function checkPoints(config: ConfigSpec, place?: Place): readonly Problem[] {
  const { algorithm, parameters = [] } = config.plugboard.tune?.args ?? {};
  const varied = new Map(parameters.map((one) => [fullName(one), one]));
  return (algorithm?.points_to_evaluate ?? []).flatMap((point, i) =>
    Object.entries(point).flatMap(([name, value]): Problem[] => {
      const message = faultOf(name, value, varied);
      if (message === null) return [];
      const path = [...POINTS, i, name];
      const problem = problemAt('WRONG_VALUE', message, place?.(path) ?? null, path);
      return [{ ...problem, severity: 'warning' }];
    }),
  );
}

function faultOf(
  name: string,
  value: unknown,
  varied: ReadonlyMap<
    string,
    NonNullable<ConfigSpec['plugboard']['tune']>['args']['parameters'][number]
  >,
): string | null {
  const parameter = varied.get(name);
  if (parameter === undefined) {
    const near = nearest(name, [...varied.keys()]);
    const meant = near === null ? '' : ` Did you mean ${near}?`;
    return `The study varies no ${name}: this value is passed over.${meant}`;
  }
  if ('categories' in parameter) {
    const text = JSON.stringify(value);
    if (parameter.categories.some((one) => JSON.stringify(one) === text)) return null;
    return `${text} is none of the choices of ${name}: another one is drawn.`;
  }
  const fits =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (parameter.type !== 'ray.tune.randint' || Number.isInteger(value));
  return fits ? null : `${name} takes no ${JSON.stringify(value)}: another value is drawn.`;
}
