import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { machine, type Machine } from '../../testing/cli/machine.ts';
import { CHAIN } from '../../testing/cli/runModel.ts';
import { main } from '../main.ts';

describe('bundle', () => {
  const READER = CHAIN.replace(
    '{name: out}',
    '{name: out}\n        - {type: plugboard.library.FileReader, args: {name: days, path: in/days.csv, field_names: [wind]}}',
  );
  const text = (m: Machine, path: string) => new TextDecoder().decode(m.files.get(path));

  test('writes a project into a folder, data files beside the model included', async () => {
    const m = machine({ 'models/a.yaml': READER, 'models/in/days.csv': 'wind\n1\n' });
    expect(await main(['bundle', 'models/a.yaml', '--out', 'there/it', '--seed', '9'], m.env)).toBe(
      0,
    );
    const written = [...m.files.keys()].filter((path) => path.startsWith('/work/there/it/'));
    expect(written.map((path) => path.slice('/work/there/it/'.length))).toEqual([
      ...['model.yaml', 'model-ray.yaml', 'patchbay.py', 'requirements.txt', 'README.md'],
      'in/days.csv',
    ]);
    expect(text(m, '/work/there/it/model.yaml')).toMatch(/^# A chain of three\./);
    expect(text(m, '/work/there/it/in/days.csv')).toBe('wind\n1\n');
    expect(text(m, '/work/there/it/README.md')).toMatch(/^# chain\n/);
    expect(m.out()).toContain('6 files in there/it');
  });

  test('writes a zip with one folder in it', async () => {
    const m = machine({ 'model.yaml': CHAIN.replace('patchbay.Range', 'patchbay.Random') });
    expect(await main(['bundle', 'model.yaml', '--out', 'noise.zip', '--seed', '9'], m.env)).toBe(
      0,
    );
    const zip = unzipSync(m.files.get('/work/noise.zip') ?? new Uint8Array());
    expect(Object.keys(zip)[0]).toBe('noise/model.yaml');
    expect(new TextDecoder().decode(zip['noise/model.yaml'])).toContain('run_seed: 9');
  });

  test('leaves a folder alone that is not empty', async () => {
    const m = machine({ 'model.yaml': CHAIN, 'full/thing': '' });
    expect(await main(['bundle', 'model.yaml', '--out', 'full'], m.env)).toBe(2);
    expect(m.files.size).toBe(2);
    expect(m.err()).toContain('full is not an empty folder');
  });

  test('says what keeps a model from going, and writes nothing', async () => {
    const m = machine({ 'model.yaml': READER.replace('patchbay.Collect', 'my.Own') });
    expect(await main(['bundle', 'model.yaml', '--out', 'it'], m.env)).toBe(2);
    expect(m.err()).toContain('out is of the type my.Own');
    expect(m.err()).toContain('There is no file in/days.csv');
    expect(m.files.size).toBe(1);
  });

  test('wants to know where to, and takes whole seeds only', async () => {
    const m = machine({ 'model.yaml': CHAIN });
    expect(await main(['bundle', 'model.yaml'], m.env)).toBe(2);
    expect(await main(['bundle', 'model.yaml', '--out', 'it', '--seed', 'x'], m.env)).toBe(2);
    expect(m.files.size).toBe(1);
  });
});
