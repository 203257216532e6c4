import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../../.scripts/patchbay.mjs');
const MODELS = join(import.meta.dirname, '../../testing/tuner');

/** The components of `parts.py` in TypeScript. */
const TYPESCRIPT = `import { Component, ConstraintError } from 'patchbay';

export class Count extends Component<{ iters: number }> {
  static io = { outputs: ['n'] };
  declare n: number;
  at = 0;
  async step() {
    if (this.at >= this.args.iters) return this.io.close();
    this.n = this.at++;
  }
}

export class Trajectory extends Component<{ angle?: number; velocity?: number }> {
  static io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  step() {
    const angle = ((this.args.angle ?? 30) * Math.PI) / 180;
    const speed = this.args.velocity ?? 20;
    const fall = (9.81 * this.x ** 2) / (2 * speed ** 2 * Math.cos(angle) ** 2);
    this.y = this.x * Math.tan(angle) - fall;
  }
}

export class Highest extends Component {
  static io = { inputs: ['y'], outputs: ['most'] };
  declare y: number;
  most = 0;
  step() {
    this.most = Math.max(this.y, this.most);
  }
}

export class Scale extends Component<{ factor?: number }> {
  static io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  step() {
    this.y = (this.args.factor ?? 1) * this.x;
  }
}

export class Guarded extends Component<{ price?: number | null }> {
  static io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  step() {
    if (this.x > 10) throw new ConstraintError('x must not be above 10', this.args.price ?? null);
    this.y = this.x;
  }
}
`;

/** Best values of each objective that real plugboard found, by seed; see `record.py`. */
const RECORDED = JSON.parse(readFileSync(join(MODELS, 'recorded.json'), 'utf8')) as Readonly<
  Record<string, readonly (readonly number[])[]>
>;

interface Trial {
  readonly arguments: Readonly<Record<string, number>>;
  readonly objectives: Readonly<Record<string, number | string>>;
  readonly status: string;
  readonly error: string | null;
}

interface Printed {
  readonly trials: readonly Trial[];
  readonly best: readonly Trial[];
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-tuner-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const LANGUAGES = ['py', 'ts'] as const;

/** What `tune` prints of a model, its components in Python or in TypeScript. */
function tuned(
  language: (typeof LANGUAGES)[number],
  name: string,
  { edit = (text) => text, args = [] }: { edit?: (text: string) => string; args?: string[] } = {},
): Printed {
  const cwd = mkdtempSync(join(folder, 'model-'));
  if (language === 'ts') writeFileSync(join(cwd, 'parts.ts'), TYPESCRIPT);
  else copyFileSync(join(MODELS, 'parts.py'), join(cwd, 'parts.py'));
  const text = readFileSync(join(MODELS, `${name}.yaml`), 'utf8');
  writeFileSync(join(cwd, 'model.yaml'), edit(text));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [SCRIPT, 'tune', 'model.yaml', '--json', ...args],
    { cwd, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Printed;
}

const numbers = ({ objectives }: Trial) => Object.values(objectives).map(Number);

/** The best that plugboard found of an objective on any seed. */
const bestRecorded = (name: string, at: number, best: (...values: number[]) => number) =>
  best(...(RECORDED[name] ?? []).map((values) => values[at] ?? Number.NaN));

/** Ten were recorded of plugboard. */
const SEEDS = Number(process.env['PATCHBAY_SEEDS'] ?? 3);

describe("plugboard's tuner examples on several seeds", () => {
  const seeds = Array.from({ length: SEEDS }, (_, i) => String(i + 1));

  test.each(seeds)(
    'come to what plugboard comes to at its best (seed %s)',
    (seed) => {
      const args = ['--seed', seed];
      const best = (name: string) => tuned('ts', name, { args }).best.map(numbers);
      const [[height = 0] = []] = best('projectile');
      expect(height).toBeGreaterThan(0.95 * bestRecorded('projectile', 0, Math.max));
      const front = best('objectives');
      const ends = [
        Math.max(...front.map(([first = 0]) => first)),
        Math.min(...front.map(([, second = 0]) => second)),
      ];
      expect(ends).toEqual([
        bestRecorded('objectives', 0, Math.max),
        bestRecorded('objectives', 1, Math.min),
      ]);
    },
    60_000,
  );
});

describe.each(LANGUAGES)("plugboard's tuner examples with components in .%s", (language) => {
  test("a projectile's best angle and speed are as good as plugboard's", () => {
    const { best, trials } = tuned(language, 'projectile');
    expect(trials.every(({ status }) => status === 'completed')).toBe(true);
    const found = numbers(best[0] as Trial)[0] ?? 0;
    // No throw is higher than straight up at full speed.
    expect(found).toBeLessThan(100 ** 2 / (2 * 9.81));
    expect(found).toBeGreaterThan(Math.min(...(RECORDED['projectile'] ?? []).flat()));
  });

  test('a violated constraint counts as the worst, and the best keeps it', () => {
    const { best, trials } = tuned(language, 'constraint');
    for (const trial of trials) {
      const iters = trial.arguments['component.a.arg.iters'] ?? 0;
      const value = trial.objectives['component.b.field.x'];
      expect([trial.status, value]).toEqual(
        iters > 11 ? ['constrained', '-Infinity'] : ['completed', iters - 1],
      );
      if (iters > 11) expect(trial.error).toMatch(/^b: ConstraintError: x must not be above 10/);
    }
    const found = numbers(best[0] as Trial)[0] ?? 0;
    expect(found).toBe(bestRecorded('constraint', 0, Math.max));
  });

  test('a violated constraint has the value that it names, of several objectives too', () => {
    const { best, trials } = tuned(language, 'constraint', {
      edit: (text) =>
        text
          .replace('name: b }', 'name: b, price: 3.5 }')
          .replace(/objective: (.*)/, 'objective: [$1, { object_name: b, field_name: y }]')
          .replace('mode: max', 'mode: [max, min]'),
    });
    const broken = trials.filter(({ status }) => status === 'constrained');
    expect(broken.length).toBeGreaterThan(0);
    for (const trial of broken) expect(numbers(trial)).toEqual([3.5, 3.5]);
    expect(best.length).toBeGreaterThan(0);
  });

  test('of two objectives the front has the best of each', () => {
    const { best, trials } = tuned(language, 'objectives');
    expect(trials.every(({ status }) => status === 'completed')).toBe(true);
    const [first, second] = [0, 1].map((i) => best.map((trial) => numbers(trial)[i] ?? 0));
    for (const recorded of RECORDED['objectives'] ?? []) {
      expect([Math.max(...(first ?? [])), Math.min(...(second ?? []))]).toEqual(recorded);
    }
  });

  test('trials are the same on 1, 2 and 4 workers', () => {
    const on = (workers: string) => {
      const args = ['--num-samples', '8', '--workers', workers];
      const { trials, best } = tuned(language, 'constraint', { args });
      // The path of the module, which an error in Python tells, is another each time.
      return [...trials, ...best].map((trial) => ({
        ...{ ...trial, seconds: 0 },
        error: trial.error?.split('\n')[0],
      }));
    };
    const one = on('1');
    expect(on('2')).toEqual(one);
    expect(on('4')).toEqual(one);
  }, 180_000);
});
