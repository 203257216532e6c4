import { describe, expect, test } from 'vitest';
import {
  decodeLink,
  encodeLink,
  readArchive,
  readModelText,
  writeArchive,
  writeYaml,
} from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { type PatchbayDocument, specOf, type TuneField } from '../../model/index.ts';
import { studyList, studyParts } from '../../model/tune/studyList.ts';
import { leftBehind } from '../../model/tune/leftBehind.ts';
import { changeParametersOf } from '../arguments/changeArguments.ts';
import { changeParameters } from '../process/changeProcess.ts';
import { removeSelection } from '../components/remove.ts';
import type { Edit } from '../edit.ts';
import { dropObjective, makeObjective } from './changeObjectives.ts';
import { changePlan, changePoints, changeStudyNumber } from './changePlan.ts';
import { changeRange, stopVarying, varyField } from './changeRanges.ts';
import { addStudy, duplicateStudy, removeStudy, renameStudy } from './listStudies.ts';
import { takeTrialValues } from './takeTrialValues.ts';

const MODEL = `# A tank.
plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: { name: src, iters: 3 } # three steps
        - type: patchbay.Constant
          args: { name: gain, value: 4 }
        - type: patchbay.Formula
          args: { name: f, inputs: [a, b], expressions: { y: a * b + k } }
      connectors:
        - { source: src.y, target: f.a }
        - { source: gain.y, target: f.b }
      parameters: { k: 2.5 }
`;

const TUNE = `  tune: # what plugboard looks for
    args:
      # the only one
      objective: { object_name: f, field_name: y }
      parameters:
        - object_name: gain # the factor
          field_type: arg
          field_name: value
          lower: 1
          upper: 9 # not more
      num_samples: 20
`;

function read(text: string): PatchbayDocument {
  const model = readModelText(text, 'model');
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

/** A document after an edit; its text has to read back as the same model. */
function after<Args>(document: PatchbayDocument, edit: Edit<Args>, args: Args): PatchbayDocument {
  const made = edit(document, catalogue, args);
  if ('refused' in made) throw new Error(made.refused);
  const again = readModelText(text(made.document), 'model');
  expect(again.ok ? again.value.config : again.error).toEqual(made.document.config);
  return made.document;
}

const text = (document: PatchbayDocument) => writeYaml(document, { layout: true });
const tuneOf = (document: PatchbayDocument) => specOf(document).plugboard.tune?.args ?? null;
const plans = (document: PatchbayDocument) => studyList(document).map(({ name }) => name);
const ranges = (document: PatchbayDocument, at = 0) =>
  studyParts(document, studyList(document)[at]?.spec ?? null).parameters;

const VALUE: TuneField = {
  object_type: 'component',
  object_name: 'gain',
  field_type: 'arg',
  field_name: 'value',
};
const VALUE_NAME = 'component.gain.arg.value';
const K: TuneField = {
  object_type: 'process',
  object_name: null,
  field_type: 'parameter',
  field_name: 'k',
};
const Y = { component: 'f', field: 'y', direction: 'max' } as const;

describe('a study begun in a model without one', () => {
  const varied = after(read(MODEL), varyField, { study: null, field: VALUE });
  const whole = after(varied, makeObjective, { study: null, ...Y });

  test('lies beside the model until plugboard can use it, then in the section', () => {
    expect(plans(varied)).toEqual(['study']);
    expect(tuneOf(varied)).toBeNull();
    expect(text(varied)).toContain('objective: []');
    expect(tuneOf(whole)).toMatchObject({
      objective: { object_name: 'f', field_name: 'y' },
      parameters: [{ type: 'ray.tune.uniform', lower: 2, upper: 8 }],
      num_samples: 100,
      mode: 'max',
    });
    expect(text(whole)).toContain('studies:\n          - name: study\n');
    expect(text(whole)).toMatch(/^# A tank\.[^]*# three steps/);
  });

  test('takes ranges from what the model and the forms say', () => {
    const all = [K, { ...VALUE, object_name: 'src', field_name: 'iters' }].reduce(
      (document, field) => after(document, varyField, { study: null, field }),
      varied,
    );
    expect(ranges(all).slice(1)).toMatchObject([
      { object_type: 'process', field_name: 'k', lower: 1.25, upper: 5 },
      { type: 'ray.tune.randint', lower: 1, upper: 7 },
    ]);
    const initial: TuneField = { ...VALUE, object_name: 'f', field_type: 'initial_value' };
    const refused = varyField(varied, catalogue, {
      study: null,
      field: { ...initial, field_name: 'a' },
    });
    expect(refused).toHaveProperty('refused');
  });

  test('says what plugboard does not understand itself, and lets it have what is nearest', () => {
    const log = after(whole, changeRange, {
      study: 'study',
      name: VALUE_NAME,
      range: { kind: 'log', lower: 0.5, upper: 50 },
      count: 7,
    });
    expect(ranges(log)).toMatchObject([{ type: 'ray.tune.loguniform', lower: 0.5, count: 7 }]);
    expect(tuneOf(log)?.parameters).toMatchObject([
      { type: 'ray.tune.uniform', lower: 0.5, upper: 50 },
    ]);
    const normal = after(log, changeRange, {
      study: 'study',
      name: VALUE_NAME,
      range: { kind: 'normal', mean: 10, sd: 2 },
      count: null,
    });
    expect(tuneOf(normal)?.parameters).toMatchObject([{ lower: 4, upper: 16 }]);
    const float = after(normal, changeRange, {
      study: 'study',
      name: VALUE_NAME,
      range: { kind: 'float', lower: 2, upper: 8 },
      count: null,
    });
    expect(float.config).toEqual(whole.config);
  });

  test('leaves the section when it no longer says enough', () => {
    const without = after(whole, dropObjective, { study: 'study', name: 'component.f.field.y' });
    expect(tuneOf(without)).toBeNull();
    expect(ranges(without)).toEqual(ranges(whole));
    const still = after(whole, stopVarying, { study: 'study', name: VALUE_NAME });
    expect(tuneOf(still)).toBeNull();
    expect(studyParts(still, studyList(still)[0]?.spec ?? null).objectives).toHaveLength(1);
  });
});

describe('a section that was there', () => {
  const tuned = read(MODEL + TUNE);

  test('is a study by itself, and keeps its words', () => {
    expect(plans(tuned)).toEqual(['tune']);
    const wider = after(tuned, changeRange, {
      study: 'tune',
      name: VALUE_NAME,
      range: { kind: 'float', lower: 1, upper: 12 },
      count: null,
    });
    expect(text(wider)).toBe((MODEL + TUNE).replace('upper: 9', 'upper: 12'));
  });

  test('has several objectives as plugboard wants them', () => {
    const two = after(tuned, makeObjective, { study: 'tune', ...Y, field: 'b', direction: 'min' });
    expect(tuneOf(two)).toMatchObject({ mode: ['max', 'min'], objective: [{}, {}] });
    expect(text(two)).toContain('# the only one');
    const turned = after(two, makeObjective, { study: 'tune', ...Y, direction: 'min' });
    expect(tuneOf(turned)?.mode).toEqual(['min', 'min']);
    const one = after(turned, dropObjective, { study: 'tune', name: 'component.f.field.b' });
    expect(tuneOf(one)).toMatchObject({ mode: 'min', objective: { field_name: 'y' } });
  });

  test('gets a plan of our own for what it cannot say, and loses it again', () => {
    const grid = after(tuned, changePlan, { study: 'tune', plan: 'grid', sampler: 'tpe' });
    expect(plans(grid)).toEqual(['tune']);
    expect(text(grid)).toContain('- name: tune\n            plan: grid\n');
    const back = after(grid, changePlan, { study: 'tune', plan: 'search', sampler: 'tpe' });
    expect(text(back)).toBe(MODEL + TUNE);
  });

  test('has the numbers that plugboard knows', () => {
    const set = (what: 'samples' | 'concurrent' | 'seed' | 'time_limit', value: number | null) =>
      after(tuned, changeStudyNumber, { study: 'tune', what, value });
    expect(tuneOf(set('samples', 7))?.num_samples).toBe(7);
    expect(tuneOf(set('concurrent', 2))?.max_concurrent).toBe(2);
    expect(text(set('concurrent', null))).toBe(MODEL + TUNE);
    expect(studyList(set('seed', 5))[0]?.spec?.seed).toBe(5);
    expect(studyList(set('time_limit', 9))[0]?.spec?.time_limit).toBe(9);
    const points = after(tuned, changePoints, { study: 'tune', points: [{ [VALUE_NAME]: 3 }] });
    expect(tuneOf(points)?.algorithm.points_to_evaluate).toEqual([{ [VALUE_NAME]: 3 }]);
  });

  test('stays as it is when a copy changes', () => {
    const copied = after(tuned, duplicateStudy, { study: 'tune', to: 'other' });
    expect(plans(copied)).toEqual(['tune', 'other']);
    const changed = after(copied, changeRange, {
      study: 'other',
      name: VALUE_NAME,
      range: { kind: 'int', lower: 1, upper: 5 },
      count: null,
    });
    expect(tuneOf(changed)).toEqual(tuneOf(tuned));
    expect(ranges(changed, 1)).toMatchObject([{ type: 'ray.tune.randint', upper: 6 }]);
    const gone = after(changed, removeStudy, 'other');
    expect(text(gone)).toBe(MODEL + TUNE);
    expect(tuneOf(after(tuned, removeStudy, 'tune'))).toBeNull();
  });

  test('is called otherwise by a plan that says its name', () => {
    const named = after(tuned, renameStudy, { study: 'tune', to: 'best gain' });
    expect(plans(named)).toEqual(['best gain']);
    expect(renameStudy(named, catalogue, { study: 'best gain', to: ' ' })).toHaveProperty(
      'refused',
    );
    const two = after(named, addStudy, 'empty');
    expect(plans(two)).toEqual(['best gain', 'empty']);
    expect(ranges(two, 1)).toEqual([]);
    expect(addStudy(two, catalogue, 'empty')).toHaveProperty('refused');
  });

  test('keeps what speaks of a component that is gone, for a person to decide', () => {
    const gone = removeSelection(tuned, { components: ['gain'], connectors: [] });
    expect(ranges(gone)).toEqual(ranges(tuned));
    expect(after(gone, stopVarying, { study: 'tune', name: VALUE_NAME })).toBeDefined();
  });
});

describe('a parameter that is called otherwise', () => {
  test('is followed by what varies it and by first trials, of the process and of a component', () => {
    const varied = after(read(MODEL + TUNE), varyField, { study: 'tune', field: K });
    const points = [{ 'process.default.parameter.k': 1, [VALUE_NAME]: 2 }];
    const begun = after(varied, changePoints, { study: 'tune', points });
    const named = after(begun, changeParameters, { factor: 2.5 });
    expect(ranges(named)[1]).toMatchObject({ object_type: 'process', field_name: 'factor' });
    expect(tuneOf(named)?.algorithm.points_to_evaluate).toEqual([
      { 'process.default.parameter.factor': 1, [VALUE_NAME]: 2 },
    ]);
    const own = { component: 'f', parameters: { q: 1 } };
    const field: TuneField = { ...VALUE, object_name: 'f', field_type: 'parameter' };
    const two = [
      (at: PatchbayDocument) => after(at, changeParametersOf, own),
      (at: PatchbayDocument) =>
        after(at, varyField, { study: 'tune', field: { ...field, field_name: 'q' } }),
      (at: PatchbayDocument) => after(at, changeParametersOf, { ...own, parameters: { r: 1 } }),
    ].reduce((at, edit) => edit(at), named);
    expect(ranges(two)[2]).toMatchObject({ object_name: 'f', field_name: 'r' });
  });
});

describe('what plugboard passes over', () => {
  test('is told, and nothing where it takes all', () => {
    const tuned = read(MODEL + TUNE);
    expect(leftBehind(tuned)).toEqual([]);
    const grid = after(tuned, changePlan, { study: 'tune', plan: 'grid', sampler: 'tpe' });
    const log = after(grid, changeRange, {
      study: 'tune',
      name: VALUE_NAME,
      range: { kind: 'log', lower: 1, upper: 9 },
      count: 4,
    });
    const two = after(log, duplicateStudy, { study: 'tune', to: 'other' });
    expect(leftBehind(two)).toEqual([
      'plugboard searches the ranges of tune, and knows no other plan',
      'what tune says of grid values counts here only',
      'plugboard draws gain.value evenly, not by its logarithm',
      'the study other is for Patchbay alone',
    ]);
  });
});

test('plans travel in a link and in an archive, with all that plugboard passes over', () => {
  const tuned = read(MODEL + TUNE);
  const grid = after(tuned, changePlan, { study: 'tune', plan: 'grid', sampler: 'tpe' });
  const seeded = after(grid, changeStudyNumber, { study: 'tune', what: 'seed', value: 7 });
  const opened = decodeLink(encodeLink(seeded));
  expect(opened.ok && opened.value.config).toEqual(seeded.config);
  const archive = readArchive(
    writeArchive([{ document: seeded, runs: [], versions: [] }], Date.UTC(2026, 10, 29)),
  );
  const [first] = archive?.ok === true ? archive.value.documents : [];
  expect(first?.document.config).toEqual(seeded.config);
});

describe('the values of a trial', () => {
  test('are written into the model by one edit', () => {
    const values = {
      [VALUE_NAME]: 7,
      'process.default.parameter.k': 3,
      'component.f.initial_value.a': 1,
      'component.f.parameter.q': 2,
      'component.nobody.arg.x': 1,
    };
    const set = after(read(MODEL), takeTrialValues, { study: 'study', trial: 12, values });
    expect(text(set)).toContain('value: 7');
    expect(text(set)).toContain('k: 3');
    expect(specOf(set).plugboard.process.args.components[2]?.args).toMatchObject({
      initial_values: { a: [1] },
      parameters: { q: 2 },
    });
    const none = { study: 's', trial: 1, values: { 'component.nobody.arg.x': 1 } };
    expect(takeTrialValues(set, catalogue, none)).toHaveProperty('refused');
  });
});
