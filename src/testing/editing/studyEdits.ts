import { dropObjective, makeObjective } from '../../editing/study/changeObjectives.ts';
import { changePlan, changePoints, changeStudyNumber } from '../../editing/study/changePlan.ts';
import { changeRange, stopVarying, varyField } from '../../editing/study/changeRanges.ts';
import {
  addStudy,
  duplicateStudy,
  freeStudyName,
  removeStudy,
  renameStudy,
} from '../../editing/study/listStudies.ts';
import { takeTrialValues } from '../../editing/study/takeTrialValues.ts';
import type { VariedRange } from '../../editing/study/varied.ts';
import type { TuneField } from '../../model/index.ts';
import { fullName } from '../../model/tune/fullName.ts';
import { studyList, studyParts } from '../../model/tune/studyList.ts';
import { PLANS } from '../../model/tune/studySpec.ts';
import { type Choice, either, type Maker, on, pick } from './choice.ts';

const NO_STUDY = { name: 'no study', spec: null, at: null };
const study = ({ document, dice: [, b] }: Choice) => pick(studyList(document), b, NO_STUDY);
const parts = (choice: Choice) => studyParts(choice.document, study(choice).spec);
const varied = (choice: Choice) =>
  pick(parts(choice).parameters.map(fullName), choice.dice[2], 'component.nobody.arg.k');

/** Something of the model that might vary. */
function field({ component, argument, to, dice: [a, b] }: Choice): TuneField {
  if (a % 5 === 0)
    return {
      object_type: 'process',
      object_name: null,
      field_type: 'parameter',
      field_name: `p${b % 3}`,
    };
  return a % 5 === 1
    ? {
        object_type: 'component',
        object_name: to.component,
        field_type: 'initial_value',
        field_name: to.field,
      }
    : {
        object_type: 'component',
        object_name: component,
        field_type: 'arg',
        field_name: argument,
      };
}

function range({ dice: [a, b, c] }: Choice): VariedRange {
  const ranges: readonly VariedRange[] = [
    { kind: 'float', lower: -a, upper: b },
    { kind: 'log', lower: 0.001, upper: 1 + b },
    { kind: 'int', lower: 0, upper: b },
    { kind: 'normal', mean: b, sd: 1 + c },
    { kind: 'choice', choices: [a, `${b}`, true] },
  ];
  return pick(ranges, c, { kind: 'float', lower: 0, upper: 1 });
}

/** The edits of studies, each on something that a document has. */
export const STUDY_EDITS: Readonly<Record<string, Maker>> = {
  addStudy: on(addStudy, ({ document, dice: [a] }) =>
    a % 4 === 0 ? 'study' : freeStudyName(document, `plan ${a % 3}`),
  ),
  changePlan: on(changePlan, (choice) => ({
    study: study(choice).name,
    plan: pick(PLANS, choice.dice[0], 'search'),
    sampler: either(choice.dice[1], 'tpe', 'nsga-ii'),
  })),
  changePoints: on(changePoints, (choice) => ({
    study: study(choice).name,
    points: choice.dice[0] % 3 === 0 ? [] : [{ [varied(choice)]: choice.dice[1] }],
  })),
  changeRange: on(changeRange, (choice) => ({
    study: study(choice).name,
    name: varied(choice),
    range: range(choice),
    count: choice.dice[1] % 2 === 0 ? null : 3,
  })),
  changeStudyNumber: on(changeStudyNumber, (choice) => ({
    study: study(choice).name,
    what: pick(['samples', 'concurrent', 'seed', 'time_limit'] as const, choice.dice[0], 'seed'),
    value: choice.dice[1] % 3 === 0 ? null : 1 + (choice.dice[1] % 9),
  })),
  dropObjective: on(dropObjective, (choice) => ({
    study: study(choice).name,
    name: pick(parts(choice).objectives.map(fullName), choice.dice[2], 'none'),
  })),
  duplicateStudy: on(duplicateStudy, (choice) => ({
    study: study(choice).name,
    to: freeStudyName(choice.document, study(choice).name),
  })),
  makeObjective: on(makeObjective, (choice) => ({
    study: choice.dice[0] % 2 === 0 ? null : study(choice).name,
    ...choice.from,
    direction: either(choice.dice[2], 'min', 'max'),
  })),
  removeStudy: on(removeStudy, (choice) => study(choice).name),
  renameStudy: on(renameStudy, (choice) => ({
    study: study(choice).name,
    to: `renamed ${choice.dice[0] % 4}`,
  })),
  stopVarying: on(stopVarying, (choice) => ({ study: study(choice).name, name: varied(choice) })),
  takeTrialValues: on(takeTrialValues, (choice) => ({
    study: study(choice).name,
    trial: choice.dice[0],
    values: { [fullName(field(choice))]: choice.dice[1] },
  })),
  varyField: on(varyField, (choice) => ({
    study: choice.dice[2] % 2 === 0 ? null : study(choice).name,
    field: field(choice),
  })),
};
