import { shortType } from '../../model/endpoint.ts';
import { ARGS, withValue } from '../../model/raw.ts';
import { ownArgs } from '../../model/frameworkArguments.ts';
import { buildablePath, CONNECTOR_PATHS, STATE_PATHS } from '../../model/frameworkTypes.ts';
import type { Problem } from '../../model/problem.ts';
import { fits } from './argumentGuard.ts';
import type { Fix, FixContext } from './Fix.ts';
import { nearest } from '../../model/nearest.ts';
import { componentPlace, isFirst } from './places.ts';

/** The known type that an unknown one is a slip of, where its arguments and ports fit. */
export function unknownTypeFixes(context: FixContext, problem: Problem): Fix[] {
  const at = componentPlace(problem)?.at ?? -1;
  const spec = context.spec.plugboard.process.args.components[at];
  if (spec === undefined || !isFirst(context, at)) return [];
  const { types } = context.catalogue;
  const same = types.filter(({ label }) => label === shortType(spec.type));
  const label =
    same.length === 1
      ? same[0]?.label
      : nearest(
          shortType(spec.type),
          types.map((known) => known.label),
        );
  const known = types.find((type) => type.label === label);
  // Of an unknown type nobody has looked at these yet.
  const isStarted = Object.values(spec.args.initial_values).every(Array.isArray);
  if (known === undefined || !isStarted || !fits(context, at, known, ownArgs(spec.args))) return [];
  return [
    {
      label: `Change the type of ${spec.args.name} to ${known.type}`,
      edit: (document) => withValue(document, [...ARGS, 'components', at, 'type'], known.type),
    },
  ];
}

/** Names a class by the path that plugboard builds it by. */
export function typePathFixes({ spec, catalogue }: FixContext, problem: Problem): Fix[] {
  const at = componentPlace(problem)?.at ?? -1;
  const type = spec.plugboard.process.args.components[at]?.type ?? '';
  const to = buildablePath(type, catalogue.find(type));
  if (to === null) return [];
  const path = [...ARGS, 'components', at, 'type'];
  return [{ label: `Use ${to}`, edit: (document) => withValue(document, path, to) }];
}

/** Puts a class of plugboard's in place of one that it does not have. */
export function frameworkTypeFixes({ spec }: FixContext, problem: Problem): Fix[] {
  const { type, args, connector_builder } = spec.plugboard.process;
  const isRay = type.endsWith('.RayProcess');
  const isState = problem.code === 'UNKNOWN_STATE_TYPE';
  const given = isState ? args.state.type : connector_builder.type;
  // plugboard refuses a connector of one machine for Ray.
  const known = isState ? STATE_PATHS : CONNECTOR_PATHS.slice(isRay ? 1 : 0);
  const usual = known.find((name) =>
    name.includes(isRay ? '.Ray' : isState ? '.Dict' : '.Asyncio'),
  );
  const names = known.map(shortType);
  const own = shortType(given);
  const short = names.includes(own) ? own : nearest(own, names);
  const to = known.find((name) => shortType(name) === short) ?? usual ?? given;
  const path = isState
    ? [...ARGS, 'state', 'type']
    : ['plugboard', 'process', 'connector_builder', 'type'];
  return [
    {
      label: `Use ${to}`,
      edit: (document) => withValue(document, path, to),
    },
  ];
}
