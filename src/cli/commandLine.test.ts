import { describe, expect, test } from 'vitest';
import { machine } from '../testing/cli/machine.ts';
import { CHAIN } from '../testing/cli/runModel.ts';
import { readCommandLine } from './commandLine.ts';
import { main } from './main.ts';

const call = async (...args: readonly string[]) => {
  const m = machine({ 'model.yaml': CHAIN, '-odd.yaml': CHAIN, 'a b.yaml': CHAIN });
  return { code: await main(args, m.env), out: m.out(), err: m.err() };
};

describe('help', () => {
  const OPTIONS = {
    run: ['--json', '--steps N', '--set', '-p, --param', '--seed', '--record-all', '--job-id'],
    validate: ['--json'],
    diagram: ['--help'],
    convert: ['--to yaml|mermaid', '--process-type local|ray', '--out FILE'],
    bundle: ['--out DIR|FILE.zip', '--seed N'],
    share: ['--help'],
    open: ['--help'],
    site: ['--out SITE'],
  };

  test.each(Object.entries(OPTIONS))('%s tells its options', async (name, options) => {
    const asked = [
      await call(name, '--help'),
      await call(name, '-h'),
      await call('help', name),
      await call('--help', name),
      await call(name, 'model.yaml', '--nonsense', '--help'),
    ];
    for (const { code, out, err } of asked) {
      expect([code, err]).toEqual([0, '']);
      for (const option of options) expect(out).toContain(option);
    }
  });

  test('of all is told by help alone; what is no command is said', async () => {
    for (const args of [['help'], ['--help'], ['-h']]) {
      expect(await call(...args)).toMatchObject({ code: 0, err: '' });
    }
    expect(await call()).toMatchObject({ code: 2, out: '' });
    for (const args of [
      ['valdate', 'model.yaml'],
      ['help', 'valdate'],
    ]) {
      const { code, err } = await call(...args);
      expect([code, err]).toEqual([2, expect.stringContaining('Did you mean validate?')]);
    }
  });
});

describe('options', () => {
  test.each([
    [['--steps', '-1'], '--steps takes a whole number from 0 up, not "-1"'],
    [['--steps=-1'], '--steps takes a whole number from 0 up, not "-1"'],
    [['--steps', '1e99'], 'not "1e99"'],
    [['--steps', '99999999999999999999'], 'up to 9007199254740991'],
    [['--steps', ''], '--steps takes a whole number'],
    [['--steps', 'x'], 'not "x"'],
    [['--steps', '1.5'], 'not "1.5"'],
    [['--steps', 'NaN'], 'not "NaN"'],
    [['--steps'], '--steps needs a value: --steps N'],
    [['--steps', '--profile'], '--steps needs a value'],
    [['--steps', '1', '--steps', '2'], '--steps is there twice'],
    [['--profile', '--profile'], '--profile is there twice'],
    [['--profile=yes'], '--profile takes no value'],
    [['--seed', '-3'], '--seed takes a whole number from 0 up'],
    [['--workers', '0'], '--workers takes a whole number from 1 up'],
    [['--process-type', 'cloud'], '--process-type takes local, pool or ray'],
    [['--recrod', 'a.b'], 'Did you mean --record?'],
    [['-x'], 'There is no option "-x"'],
    [['--__proto__', '1'], 'There is no option "--__proto__"'],
    [['--constructor=1'], 'There is no option "--constructor"'],
    [['-p'], '--param needs a value'],
    [['--steps', '1', '--checkpoint', ''], '--checkpoint needs a value that is not empty'],
    [['--allow-write='], '--allow-write needs a value that is not empty'],
    [['--set', 'x'], '--set takes NAME=VALUE'],
    [['second.yaml'], '"second.yaml" is too much'],
  ])('run model.yaml %j is refused in our words', async (args, words) => {
    const { code, out, err } = await call('run', 'model.yaml', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.split('\n')).toHaveLength(2);
  });

  test('may stand before, behind and between; -- ends them, so that any file name can be said', () => {
    const options = { json: { help: '' }, steps: { takes: 'N', help: '' } };
    const given = (...args: string[]) => readCommandLine(args, options);
    const read = { ok: true, value: { values: { json: true, steps: '3' }, operands: ['f'] } };
    expect(given('--json', 'f', '--steps', '3')).toEqual(read);
    expect(given('--steps=3', '--json', 'f')).toEqual(read);
    expect(given('--steps', '3', '--json', '--', 'f')).toEqual(read);
    expect(given('--', '--json')).toMatchObject({ value: { operands: ['--json'] } });
    expect(given('-')).toMatchObject({ value: { operands: ['-'] } });
  });

  test('nothing where a model should be is said', async () => {
    expect(await call('validate', '')).toMatchObject({
      code: 2,
      err: 'The command needs a model file.\n',
    });
    const m = machine({ 'empty.yaml': '\n' });
    expect(await main(['run', 'empty.yaml'], m.env)).toBe(2);
    expect(m.err()).toContain('empty.yaml: error: There is nothing in it');
  });

  test('odd file names are files', async () => {
    expect(await call('validate', '--', '-odd.yaml')).toMatchObject({ code: 0 });
    expect(await call('validate', 'a b.yaml')).toMatchObject({ code: 0 });
    const { code, err } = await call('validate', '\u001b[31mred');
    expect([code, err]).toEqual([2, expect.stringContaining('\\x1b[31mred')]);
  });
});
