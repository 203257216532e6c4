import type { PatchbayDocument } from '../document.ts';
import { specOf } from '../documents.ts';
import type { StudySpec, VariedParameter } from './studySpec.ts';
import { studyList, takesFromTune } from './studyList.ts';

const textOf = ({ object_name, field_name }: VariedParameter) =>
  object_name === null ? field_name : `${object_name}.${field_name}`;

/** What plugboard makes of a parameter that it does not understand whole; null where it does. */
function ofParameter(parameter: VariedParameter): string | null {
  const text = textOf(parameter);
  if (parameter.field_type === 'initial_value' && !('categories' in parameter))
    return `the initial value of ${text} varies here only`;
  if ('mean' in parameter) return `plugboard draws ${text} evenly within three deviations`;
  if (parameter.type === 'ray.tune.loguniform')
    return `plugboard draws ${text} evenly, not by its logarithm`;
  return null;
}

/** What of a study plugboard passes over, though it takes the rest from the section. */
function ofStudy({
  name,
  plan,
  sampler,
  seed,
  time_limit,
  parameters,
}: StudySpec): readonly string[] {
  const own = [
    ...(seed === null ? [] : ['seed']),
    ...(time_limit === null ? [] : ['time limit']),
    ...(parameters?.some(({ count }) => count !== null) ? ['grid values'] : []),
  ];
  return [
    ...(plan === 'search' && sampler === 'tpe'
      ? []
      : [`plugboard searches the ranges of ${name}, and knows no other plan`]),
    ...(own.length === 0 ? [] : [`what ${name} says of ${own.join(' and ')} counts here only`]),
    ...(parameters ?? []).flatMap((one) => ofParameter(one) ?? []),
  ];
}

/** What of the studies of a model stays behind when it goes to plugboard, in parts of sentences. */
export function leftBehind(document: PatchbayDocument): readonly string[] {
  const isTuned = specOf(document).plugboard.tune !== null;
  return studyList(document).flatMap(({ spec }) => {
    if (spec === null) return [];
    if (isTuned && takesFromTune(spec)) return ofStudy(spec);
    return [`the study ${spec.name} is for Patchbay alone`];
  });
}
