import { describe, expect, test } from 'vitest';
import { readModelText } from '../../formats/readModelText.ts';
import { catalogue } from '../../library/index.ts';
import { specOf } from '../index.ts';
import { chooseStudy } from '../../study/index.ts';
import { readStudies, studiesOf } from '../layout/studies.ts';
import { checkPoints } from './checkPoints.ts';
import { checkStudies } from './checkStudies.ts';
import { checkTune } from './checkTune.ts';
import { fullName } from './fullName.ts';
import { rangeFault } from './ranges.ts';

const textOf = (objective: string, parameter: string, layout = '') => `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: src, iters: 3}}
        - {type: patchbay.Formula, args: {name: f, inputs: [x], expressions: {y: x * 2}}}
      connectors: [{source: src.y, target: f.x}]
${layout}  tune:
    args:
      objective: {${objective}}
      parameters: [{${parameter}}]
      num_samples: 3
`;

function model(objective: string, parameter: string, layout = '') {
  const read = readModelText(textOf(objective, parameter, layout), 'model');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const GOOD = 'object_name: f, field_name: y';
const iters = (rest: string) => `object_name: src, field_type: arg, field_name: iters, ${rest}`;

function found(objective: string, parameter: string): readonly string[] {
  const problems = checkTune(specOf(model(objective, parameter)), catalogue);
  return problems.map(
    ({ code, path, severity }) => `${severity} ${code} ${path.split('args.')[1]}`,
  );
}

describe('the section tune', () => {
  test('is fine where it names what the model has', () => {
    expect(found(GOOD, iters('lower: 1, upper: 5'))).toEqual([]);
    expect(found('object_name: f, field_name: x', iters('categories: [1]'))).toEqual([]);
  });

  test.each([
    ['object_name: g, field_name: y', 'UNKNOWN_COMPONENT objective.object_name'],
    ['object_name: f, field_name: z', 'UNKNOWN_FIELD objective.field_name'],
    ['field_name: y', 'UNKNOWN_COMPONENT objective.object_name'],
  ])('warns of an objective that is not there: %s', (objective, wanted) => {
    expect(found(objective, iters('lower: 1, upper: 5'))).toEqual([`warning ${wanted}`]);
  });

  test.each([
    ['object_name: g, field_type: arg, field_name: a', 'UNKNOWN_COMPONENT', 'object_name'],
    ['object_name: f, field_type: arg, field_name: a', 'ARGUMENT_UNKNOWN', 'field_name'],
    [
      'object_name: f, field_type: initial_value, field_name: a',
      'INITIAL_VALUES_FIELD',
      'field_name',
    ],
    ['object_name: f, field_type: field, field_name: y', 'WRONG_VALUE', 'field_type'],
  ])('warns of a parameter that is not there: %s', (parameter, code, key) => {
    const wanted = [`warning ${code} parameters.0.${key}`];
    expect(found(GOOD, `${parameter}, lower: 0, upper: 1`)).toEqual(wanted);
  });

  test.each([
    ['lower: 1, upper: 1', 'upper'],
    ['lower: 2, upper: 1', 'upper'],
    ['lower: 0, upper: .inf', 'upper'],
    ['lower: .nan, upper: 1', 'upper'],
    // Optuna 4 refuses it: "Range exceeds valid bounds".
    ['lower: -1.0e+308, upper: 1.0e+308', 'upper'],
    ['type: ray.tune.randint, lower: 3, upper: 3', 'upper'],
    ['categories: []', 'categories'],
  ])('refuses a range that nothing can be drawn from: %s', (range, key) => {
    expect(found(GOOD, iters(range))).toEqual([`error TUNE_RANGE parameters.0.${key}`]);
  });

  test.each([
    ['lower: 9007199254740993, upper: 9007199254740999', 'lower'],
    ['lower: -9007199254740992, upper: 0', 'lower'],
    ['lower: 0, upper: 9007199254740993', 'upper'],
  ])('warns of whole numbers that are none here: %s', (range, key) => {
    const wanted = [`warning TUNE_RANGE parameters.0.${key}`];
    expect(found(GOOD, iters(`type: ray.tune.randint, ${range}`))).toEqual(wanted);
    expect(found(GOOD, iters(range))).toEqual([]);
  });

  test('calls fields as plugboard does', () => {
    const { tune } = specOf(model(GOOD, iters('lower: 1, upper: 5'))).plugboard;
    expect(tune?.args.parameters.map(fullName)).toEqual(['component.src.arg.iters']);
    expect(Array.isArray(tune?.args.objective)).toBe(false);
    const process = { object_type: 'process', object_name: null, field_name: 'k' } as const;
    expect(fullName({ ...process, field_type: 'parameter' })).toBe('process.default.parameter.k');
  });
});

test('a normal or logarithmic spread has its own faults', () => {
  const field = { object_type: 'component', object_name: 'a', field_type: 'arg' } as const;
  const base = { ...field, field_name: 'k', count: null };
  expect(rangeFault({ ...base, type: 'ray.tune.randn', mean: 0, sd: 1 })).toBeNull();
  expect(rangeFault({ ...base, type: 'ray.tune.randn', mean: 0, sd: 0 })).toMatch(/above 0/);
  expect(rangeFault({ ...base, type: 'ray.tune.randn', mean: 0, sd: 1e307 })).toBeNull();
  expect(rangeFault({ ...base, type: 'ray.tune.randn', mean: 1e308, sd: 1e308 })).toMatch(
    /beyond all numbers/,
  );
  expect(rangeFault({ ...base, type: 'ray.tune.uniform', lower: -8.9e307, upper: 8.9e307 })).toBe(
    null,
  );
  expect(rangeFault({ ...base, type: 'ray.tune.uniform', lower: -9e307, upper: 9e307 })).toMatch(
    /further apart than any number/,
  );
  expect(rangeFault({ ...base, type: 'ray.tune.loguniform', lower: 0, upper: 1 })).toMatch(
    /begins above 0/,
  );
});

test.each([
  ['lower: 0.0, upper: 1.0', 'field_type'],
  ['type: ray.tune.randint, lower: 0, upper: 3', 'field_type'],
  ['categories: [1, 2]', 'categories'],
  ['categories: [[1], "2"]', 'categories'],
  ['categories: [[1], [2, 3]]', null],
])('warns that plugboard fails with initial values that are no lists: %s', (range, key) => {
  const input = 'object_name: f, field_type: initial_value, field_name: x';
  const document = model(GOOD, `${input}, ${range}`);
  const problems = checkStudies(document, catalogue, () => ({ line: 9, column: 4 }));
  const wanted = {
    code: 'WRONG_VALUE',
    severity: 'warning',
    path: `plugboard.tune.args.parameters.0.${key}`,
    line: 9,
  };
  expect(problems).toMatchObject(key === null ? [] : [wanted]);
  // A study here is carried out with them.
  const asked = { plan: null, samples: 2, seed: 1, timeLimit: null };
  expect(chooseStudy(document, asked, { catalogue }).ok).toBe(true);
});

describe('plans of our own', () => {
  const layout = (studies: string) => `      patchbay: {studies: ${studies}}\n`;

  test('lie beside what plugboard reads', () => {
    const text = layout(
      `[{name: fine, plan: grid, parameters: [{${iters('lower: 1, upper: 9, count: 3')}}]}, {name: fine}, {plan: grid}, {name: odd, plan: guess}]`,
    );
    const document = model(GOOD, iters('lower: 1, upper: 5'), text);
    expect(studiesOf(document)).toMatchObject([
      { name: 'fine', plan: 'grid', seed: null, parameters: [{ count: 3, upper: 9 }] },
    ]);
    const { problems } = readStudies(document, () => ({ line: 3, column: 4 }));
    expect(
      problems.map(({ code, path, line }) => [code, path.split('patchbay.')[1], line]),
    ).toEqual([
      ['STUDY', 'studies.1.name', 3],
      ['REQUIRED', 'studies.2.name', 3],
      ['WRONG_VALUE', 'studies.3.plan', 3],
    ]);
  });
});

test.each([
  ['lower: 1, upper: 5', '{component.src.arg.iters: 99}', null],
  ['lower: 1, upper: 5', '{component.src.arg.iter: 2}', 'Did you mean component.src.arg.iters?'],
  ['lower: 1, upper: 5', '{component.src.arg.iters: two}', 'takes no "two"'],
  ['type: ray.tune.randint, lower: 1, upper: 5', '{component.src.arg.iters: 2.5}', 'takes no 2.5'],
  ['categories: [[1], null]', '{component.src.arg.iters: [1]}', null],
  ['categories: [1, 2]', '{component.src.arg.iters: "1"}', 'is none of the choices'],
])('of ranges (%s) the point %s is told what is wrong', (range, point, wanted) => {
  const algorithm = `      algorithm: {type: ray.tune.search.optuna.OptunaSearch, points_to_evaluate: [${point}]}\n`;
  const text = textOf(GOOD, iters(range)) + algorithm;
  const read = readModelText(text, 'model');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const problems = checkPoints(specOf(read.value));
  expect(problems.map(({ severity }) => severity)).toEqual(wanted === null ? [] : ['warning']);
  expect(problems[0]?.message ?? '').toContain(wanted ?? '');
});
