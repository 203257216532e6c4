import { describe, expect, test } from 'vitest';
import { machine } from '../testing/cli/machine.ts';
import { CHAIN, type Report, runModel } from '../testing/cli/runModel.ts';
import { main } from './main.ts';

const values = (report: Report) => report.components['out']?.exports;
const param = async (...texts: readonly string[]) =>
  runModel(CHAIN, ...texts.flatMap((text, i) => (i % 2 === 0 ? ['-p', text] : ['--param', text])));

describe("names that plugboard's own --param takes", () => {
  test.each([
    [['component.count.arg.iters=2'], { values: [0, 10] }],
    [['k=2'], { values: [0, 2, 4] }],
    [['process.default.parameter.k=3'], { values: [0, 3, 6] }],
    [['component.scale.parameter.k=5'], { values: [0, 5, 10] }],
    [['k=5', 'component.scale.parameter.k=7', 'k=9'], { values: [0, 7, 14] }],
    [['component.scale.initial_value.x=[7]'], { values: [70, 0, 10, 20] }],
    [['component.scale.arg.expressions={y: "x + k"}'], { values: [10, 11, 12] }],
    [['k=1e3'], null],
    [['k=1_0'], { values: [0, 10, 20] }],
  ])('%j', async (texts, expected) => {
    const { code, report } = await param(...texts);
    // As YAML 1.1 has it, 1e3 is a text, and no number for a formula.
    if (expected === null) expect([code, report.problems[0]?.code]).toEqual([2, 'EXPRESSION']);
    else expect([code, values(report)]).toEqual([0, expected]);
  });

  test('the letter may hang together with its value', async () => {
    expect(values((await runModel(CHAIN, '-pk=2')).report)).toEqual({ values: [0, 2, 4] });
  });

  test.each([
    ['a.iters=3', 'COMMAND_USAGE', 'component.NAME.arg.X=VALUE'],
    ['component.count.arg=3', 'COMMAND_USAGE', 'component.NAME.arg.X=VALUE'],
    ['component.count.field.y=3', 'COMMAND_USAGE', 'component.NAME.arg.X=VALUE'],
    ['process.other.parameter.k=3', 'COMMAND_USAGE', 'process.default.parameter.X=VALUE'],
    ['k={a', 'COMMAND_USAGE', 'The value of k cannot be read'],
    ['K=3', 'COMMAND_USAGE', 'no parameter K. Did you mean k?'],
    ['nothing=3', 'COMMAND_USAGE', 'no parameter nothing. There are k.'],
    ['component.cuont.arg.iters=3', 'UNKNOWN_COMPONENT', 'Did you mean count?'],
    ['component.count.arg.iter=3', 'ARGUMENT_UNKNOWN', 'Did you mean iters?'],
    ['component.scale.initial_value.y=[1]', 'INITIAL_VALUES_FIELD', 'no input y. There are x.'],
    ['component.scale.initial_value.x=7', 'WRONG_TYPE', 'must be a list'],
    ['component.scale.parameter.q=1', 'COMMAND_USAGE', 'scale has no parameter q'],
  ])('%s is refused', async (text, problem, words) => {
    const { code, report } = await param(text);
    expect(code).toBe(2);
    expect(report.problems.map((entry) => entry.code)).toContain(problem);
    expect(report.problems.map(({ message }) => message).join(' ')).toContain(words);
  });
});

describe('a parameter that reaches nobody', () => {
  test('is told, for every component that uses it has one of its own', async () => {
    const { code, report } = await runModel(
      CHAIN,
      '-p',
      'component.scale.parameter.k=5',
      '-p',
      'k=9',
    );
    expect([code, values(report)]).toEqual([0, { values: [0, 5, 10] }]);
    expect(report.problems).toMatchObject([
      { code: 'PARAMETER_SHADOWED', message: expect.stringContaining('scale has a k of its own') },
    ]);
  });

  test('and nothing is said of one that is used', async () => {
    expect((await runModel(CHAIN, '-p', 'k=9')).report.problems).toEqual([]);
  });
});

describe('names that a model does not have', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

  test.each(
    NAMES.flatMap((name) => [
      ['--param', `${name}=1`],
      ['--param', `component.${name}.arg.iters=1`],
      ['--param', `component.count.arg.${name}=1`],
      ['--param', `component.count.arg.${name}.polluted=1`],
      ['--param', `component.scale.parameter.${name}=1`],
      ['--param', `component.scale.initial_value.${name}=[1]`],
      ['--param', `process.default.parameter.${name}=1`],
      ['--set', `${name}.iters=1`],
      ['--set', `count.${name}=1`],
      ['--set', `count.${name}.polluted=1`],
      ['--set', `scale.expressions.${name}=1`],
    ]),
  )('%s %s is refused and changes no prototype', async (option, text) => {
    const own = [Object.prototype, Function.prototype].map((one) => Reflect.ownKeys(one).length);
    const { code, report } = await runModel(CHAIN, option, text);
    expect(code).toBe(2);
    expect(report.problems).toHaveLength(1);
    expect({}).not.toHaveProperty('polluted');
    const now = [Object.prototype, Function.prototype].map((one) => Reflect.ownKeys(one).length);
    expect(now).toEqual(own);
  });

  test.each([
    ['cuont.iters=1', 'Did you mean count?'],
    ['count.itres=1', 'Did you mean iters?'],
    ['count.=1', '--set takes component.argument=VALUE'],
    ['.iters=1', '--set takes component.argument=VALUE'],
  ])('--set %s', async (text, words) => {
    const { code, report } = await runModel(CHAIN, '--set', text);
    expect([code, report.problems[0]?.message]).toEqual([2, expect.stringContaining(words)]);
  });

  test('a parameter that only a formula speaks of can be given', async () => {
    const { code, report } = await runModel(CHAIN.replace('{k: 10}', '{}'), '--param', 'k=2');
    expect([code, values(report)]).toEqual([0, { values: [0, 2, 4] }]);
  });
});

describe('the job of a run', () => {
  const run = async (variable: string, text: string, ...args: readonly string[]) => {
    const variables = { PLUGBOARD_JOB_ID: variable };
    const m = machine({ 'model.yaml': text }, { variables });
    const code = await main(['run', 'model.yaml', '--json', ...args], m.env);
    const { job_id, problems } = JSON.parse(m.out()) as Report;
    return { code, job_id, said: problems.map(({ message }) => message).join(' ') };
  };
  const OWN = CHAIN.replace(
    'name: chain\n',
    'name: chain\n      state: {args: {job_id: Job_modelmodel}}\n',
  );

  test('is the one that the variable names', async () => {
    expect(await run('Job_12345678', CHAIN)).toMatchObject({ code: 0, job_id: 'Job_12345678' });
    const same = await run('Job_12345678', CHAIN, '--job-id', 'Job_12345678');
    expect(same).toMatchObject({ code: 0, job_id: 'Job_12345678' });
    expect(await run('Job_modelmodel', OWN)).toMatchObject({ code: 0, job_id: 'Job_modelmodel' });
  });

  test.each([
    ['Job_12345678', CHAIN, ['--job-id', 'Job_abcdefgh'], 'Job ID Job_abcdefgh does not match'],
    ['Job_12345678', OWN, [], 'Job ID Job_modelmodel does not match'],
    ['Job_12345678', OWN, ['--job-id', 'Job_abcdefgh'], 'PLUGBOARD_JOB_ID=Job_12345678'],
    ['bad', CHAIN, [], 'Invalid job ID: "bad"'],
    ['', CHAIN, [], 'Invalid job ID: ""'],
  ])('%j in the variable can be wrong', async (variable, text, args, words) => {
    const { code, said } = await run(variable, text, ...args);
    expect([code, said]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('what works otherwise than in plugboard', () => {
  const noted = async (text: string, ...args: readonly string[]) => {
    const { code, report, machine: m } = await runModel(text, ...args);
    const notes = m.err().split('\n').filter(Boolean);
    return { code, notes, type: report.process?.type };
  };

  test('is said once: ray, a state backend, a broker', async () => {
    expect(await noted(CHAIN)).toMatchObject({ code: 0, notes: [] });
    const ray = await noted(CHAIN, '--process-type', 'ray');
    expect(ray.type).toBe('plugboard.process.RayProcess');
    expect(ray.notes).toEqual([expect.stringContaining('There is no Ray here')]);
    const stored = CHAIN.replace(
      'process:\n',
      'process:\n    connector_builder: {type: plugboard.connector.RabbitMQConnector}\n',
    ).replace(
      'name: chain\n',
      'name: chain\n      state: {type: plugboard.state.SqliteStateBackend}\n',
    );
    const { code, notes } = await noted(stored);
    expect(code).toBe(0);
    expect(notes).toEqual([
      expect.stringMatching(/^note: SqliteStateBackend has no effect here/),
      expect.stringMatching(/^note: RabbitMQConnector has no effect here/),
    ]);
  });

  test('local makes a RayProcess a LocalProcess, as it does there', async () => {
    const ray = CHAIN.replace(
      'process:\n',
      'process:\n    type: plugboard.process.RayProcess\n    connector_builder: {type: plugboard.connector.RayConnector}\n',
    );
    expect((await noted(ray)).type).toBe('plugboard.process.RayProcess');
    const local = await noted(ray, '--process-type', 'local');
    expect(local).toMatchObject({ code: 0, type: 'plugboard.process.LocalProcess' });
    expect((await noted(ray, '--process-type', 'cloud')).code).toBe(2);
  });
});
