import { describe, expect, test } from 'vitest';
import { machine, type Machine } from '../testing/cli/machine.ts';
import type { Report } from '../testing/cli/runModel.ts';
import { main } from './main.ts';

describe('a run that is left and goes on', () => {
  const NOISE = `
plugboard:
  process:
    args:
      components:
        - { type: patchbay.Random, args: { name: noise, iters: 40, distribution: normal } }
        - { type: patchbay.Delay, args: { name: late, steps: 5 } }
        - { type: patchbay.MovingAverage, args: { name: mean, window: 4 } }
        - { type: patchbay.Formula, args: { name: twice, inputs: [x], expressions: { y: 2 * x } } }
        - type: plugboard.library.FileWriter
          args: { name: file, path: out.csv, field_names: [y], chunk_size: 7 }
      connectors:
        - { source: noise.y, target: late.x }
        - { source: late.y, target: mean.x }
        - { source: mean.y, target: twice.x }
        - { source: twice.y, target: file.y }
`;
  const json = (m: Machine) => JSON.parse(m.out()) as Report & { job_id: string };

  test.each([0, 1, 17, 39])('after %i steps', async (steps) => {
    const whole = machine({ 'model.yaml': NOISE });
    await main(['run', 'model.yaml', '--json', '--record-all', '--seed', '7'], whole.env);
    const first = machine({ 'model.yaml': NOISE });
    const left = ['--steps', `${steps}`, '--checkpoint', 'saved.json', '--seed', '7'];
    const code = await main(['run', 'model.yaml', '--json', '--record-all', ...left], first.env);
    expect(code).toBe(0);
    const second: Machine = machine();
    for (const [path, bytes] of first.files) second.files.set(path, bytes);
    expect(
      await main(['run', '--resume', 'saved.json', '--json', '--record-all'], second.env),
    ).toBe(0);
    const [all, before, after] = [json(whole), json(first), json(second)];
    for (const [field, values] of Object.entries(all.series)) {
      expect([...(before.series[field] ?? []), ...(after.series[field] ?? [])]).toEqual(values);
    }
    expect(after.components).toEqual(all.components);
    expect(after.job_id).toBe(before.job_id);
    expect(second.files.get('/work/out.csv')).toEqual(whole.files.get('/work/out.csv'));
  });

  test.each([
    [['--process-type', 'pool', '--workers', '3'], []],
    [[], ['--process-type', 'pool', '--workers', '2', '--pin', 'mean=2']],
  ])('over threads, before %j and behind %j', async (before, after) => {
    const whole = machine({ 'model.yaml': NOISE });
    await main(['run', 'model.yaml', '--json', '--record-all'], whole.env);
    const first = machine({ 'model.yaml': NOISE });
    const left = ['--steps', '11', '--checkpoint', 'saved.json', ...before];
    expect(await main(['run', 'model.yaml', '--json', '--record-all', ...left], first.env)).toBe(0);
    const second: Machine = machine();
    for (const [path, bytes] of first.files) second.files.set(path, bytes);
    const goOn = ['run', '--resume', 'saved.json', '--json', '--record-all', ...after];
    expect(await main(goOn, second.env)).toBe(0);
    for (const [field, values] of Object.entries(json(whole).series)) {
      const [a, b] = [json(first).series[field] ?? [], json(second).series[field] ?? []];
      expect([...a, ...b]).toEqual(values);
    }
    expect(second.files.get('/work/out.csv')).toEqual(whole.files.get('/work/out.csv'));
  });

  test('what cannot be meant is refused', async () => {
    const m = machine({ 'model.yaml': NOISE, 'saved.json': '{}' });
    expect(await main(['run', 'model.yaml', '--checkpoint', 's.json'], m.env)).toBe(2);
    expect(await main(['run', '--resume', 'saved.json'], m.env)).toBe(2);
    expect(await main(['run', '--resume', 'none.json'], m.env)).toBe(2);
    expect(await main(['run', '--resume', 'saved.json', '--seed', '3'], m.env)).toBe(2);
    expect(m.err()).toContain('This is no checkpoint');
  });
});
