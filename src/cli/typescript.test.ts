import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../.scripts/patchbay.mjs');

const TANK = `import { Component } from 'patchbay';
import { gain } from './lib/gain';

export class Tank extends Component<{ area?: number; most?: number }> {
  static io = { inputs: ['flow'], outputs: ['level'] };
  static exports = ['seen'];
  declare flow: number;
  level = 0;
  seen: number[] = [];

  step(): void {
    this.level += (gain * this.flow) / (this.args.area ?? 1);
    this.seen.push(this.level);
    if (this.level > (this.args.most ?? Infinity)) throw new RangeError('it runs over');
    console.log('level', this.level);
  }
}
`;

const model = (args: string, type = 'pkg.tank.Tank') => `
plugboard:
  process:
    args:
      components:
      - {type: patchbay.Range, args: {name: flow, iters: 4}}
      - {type: ${type}, args: {name: tank, ${args}}}
      - {type: patchbay.Accumulate, args: {name: twice}}
      connectors:
      - {source: flow.y, target: tank.flow}
      - {source: tank.level, target: twice.x}
`;

let folder = '';

function patchbay(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

interface Ran {
  readonly components: Readonly<Record<string, { readonly exports: object }>>;
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly error: { readonly component: string; readonly message: string } | null;
  readonly stats: { readonly schedule: { readonly compiled: readonly string[] } };
}

const LEVELS = [0, 1, 3, 6];
const RECORD = ['--json', '--record', 'tank.level', '--record', 'twice.y'];

describe('a folder with components in TypeScript', { timeout: 60_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-typescript-'));
    write('pkg/tank.ts', TANK);
    write('pkg/lib/gain.ts', 'export const gain: number = 2;\n');
    write('model.yaml', model('area: 2'));
    write('fails.yaml', model('most: 5'));
  });

  test('runs in rounds with built-in ones, over threads, and from a checkpoint', () => {
    const { stdout, stderr, status } = patchbay('run', 'model.yaml', ...RECORD);
    expect(status).toBe(0);
    expect(stderr.split('\n')[1]).toBe('tank: level 1');
    const { series, components, stats } = JSON.parse(stdout) as Ran;
    expect(series['tank.level']).toEqual(LEVELS);
    expect(components['tank']?.exports).toEqual({ seen: LEVELS });
    expect(stats.schedule.compiled).toEqual(['flow', 'tank', 'twice']);

    const pool = ['--process-type', 'pool', '--workers', '2', '--pin', 'tank=2'];
    const spread = JSON.parse(patchbay('run', 'model.yaml', ...RECORD, ...pool).stdout) as Ran;
    expect(spread.series).toEqual(series);

    expect(patchbay('run', 'model.yaml', '--steps', '2', '--checkpoint', 'saved').status).toBe(0);
    const resumed = JSON.parse(patchbay('run', '--resume', 'saved', ...RECORD).stdout) as Ran;
    expect(resumed.series['tank.level']).toEqual(LEVELS.slice(2));
    expect(resumed.components['tank']?.exports).toEqual({ seen: LEVELS });
  });

  test('says which component failed, and in which line of the author, over threads too', () => {
    const line = TANK.split('\n').findIndex((text) => text.includes('RangeError')) + 1;
    const message = `RangeError: it runs over\n  pkg/tank.ts:${line}, in Tank.step`;
    for (const more of [[], ['--process-type', 'pool', '--workers', '2']]) {
      const { stdout, status } = patchbay('run', 'fails.yaml', '--json', ...more);
      expect(status).toBe(1);
      expect((JSON.parse(stdout) as Ran).error).toMatchObject({ component: 'tank', message });
    }
  });

  test('takes modules from elsewhere, next to components in Python', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'patchbay-elsewhere-'));
    mkdirSync(join(elsewhere, 'lib'));
    writeFileSync(join(elsewhere, 'far.ts'), TANK);
    writeFileSync(join(elsewhere, 'lib/gain.ts'), 'export const gain = 4;');
    write(
      'double.py',
      'from plugboard.component import component\n\n@component(inputs=["x"], outputs=["y"])\ndef double(x):\n    return {"y": 2 * x}\n',
    );
    write(
      'far.yaml',
      model('area: 2', 'far.Tank').replace(
        'type: patchbay.Accumulate, args: {name: twice}',
        'type: double.double, args: {name: twice}',
      ),
    );
    const from = ['--components', join(elsewhere, 'far.ts')];
    expect(patchbay('validate', 'far.yaml').status).toBe(2);
    expect(patchbay('validate', 'far.yaml', ...from).status).toBe(0);
    const { stdout, status } = patchbay('run', 'far.yaml', ...from, ...RECORD);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Ran).series['twice.y']).toEqual([0, 4, 12, 24]);
  });
});
