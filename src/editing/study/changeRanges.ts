import type { JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { componentPath } from '../../model/raw.ts';
import { fullName, type TuneField } from '../../model/tune/fullName.ts';
import { studyParts } from '../../model/tune/studyList.ts';
import type { Edit, Refused } from '../edit.ts';
import { fieldNow } from './fieldNow.ts';
import { NO_STUDY, studyFor } from './listStudies.ts';
import { draftOf, findStudy } from './studyDraft.ts';
import { rawField, usualRange, type VariedRange, withRange } from './varied.ts';
import { writeStudy } from './writeStudy.ts';

/** How people call what a study varies: `tank.volume`, `k`. */
export function fieldText({
  object_name,
  field_name,
}: Pick<TuneField, 'object_name' | 'field_name'>) {
  return object_name === null ? field_name : `${object_name}.${field_name}`;
}

interface Varying {
  /** Null: the first one, or a new one. */
  readonly study: string | null;
  readonly field: TuneField;
}

/** Lets a study vary something, in a range around its value of now. */
export const varyField: Edit<Varying> = (document, catalogue, { study: name, field }) => {
  const text = fieldText(field);
  const isThere =
    field.object_type === 'process' || componentPath(document, field.object_name ?? '') !== null;
  const range = isThere ? usualRange(fieldNow(document, catalogue, field)) : null;
  if (range === null) return { refused: `A study cannot vary ${text}: it is no single value.` };
  const begun = studyFor(document, name);
  if ('refused' in begun) return begun;
  const { study } = begun;
  const label = `Vary ${text} in ${study.name}`;
  const { parameters } = studyParts(begun.document, study.spec);
  if (parameters.some((one) => fullName(one) === fullName(field))) return { document, label };
  const raw = withRange(rawField(field), asLists(field, range), null);
  const before = draftOf(begun.document, study).parameters;
  return {
    document: writeStudy(begun.document, study, { parameters: [...before, raw] }),
    label,
    said: `${text} varies in the study ${study.name}.`,
  };
};

/** Choices of initial values are lists of them, as plugboard takes them. */
function asLists({ field_type }: TuneField, range: VariedRange): VariedRange {
  if (field_type !== 'initial_value' || range.kind !== 'choice') return range;
  return { ...range, choices: range.choices.map((one) => (Array.isArray(one) ? one : [one])) };
}

interface Stopping {
  readonly study: string;
  /** The full name of what varies. */
  readonly name: string;
}

/** Lets what varies have its one value again. */
export const stopVarying: Edit<Stopping> = (document, _, { study, name }) => {
  const at = placeOf(document, study, name);
  if ('refused' in at) return at;
  return {
    document: writeStudy(document, at.study, { parameters: at.parameters.toSpliced(at.index, 1) }),
    label: `Stop varying ${at.text}`,
    said: `${at.text} no longer varies.`,
  };
};

interface Ranging extends Stopping {
  readonly range: VariedRange;
  /** Values that a grid takes; null: the plan says. */
  readonly count: number | null;
}

/** Sets where the values of something that varies come from. */
export const changeRange: Edit<Ranging> = (document, _, { study, name, range, count }) => {
  const at = placeOf(document, study, name);
  if ('refused' in at) return at;
  const raw = withRange(at.raw, range, count);
  return {
    document: writeStudy(document, at.study, { parameters: at.parameters.with(at.index, raw) }),
    label: `Set the range of ${at.text}`,
  };
};

/** Where in a study something varies. */
function placeOf(document: PatchbayDocument, name: string, field: string) {
  const study = findStudy(document, name);
  if (study === undefined) return NO_STUDY(name);
  const { parameters } = draftOf(document, study);
  const read = studyParts(document, study.spec).parameters;
  const index = read.findIndex((one) => fullName(one) === field);
  const [spec, raw] = [read[index], parameters[index]];
  if (spec === undefined || raw === undefined)
    return { refused: `${field} does not vary in ${name}.` } satisfies Refused;
  return { study, parameters, index, raw: raw satisfies JsonObject, text: fieldText(spec) };
}
