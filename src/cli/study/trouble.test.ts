import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../../.scripts/patchbay.mjs');

/** Each value of `n` is another way to go wrong. */
const TROUBLE = `import { Component } from 'patchbay';

export class Trouble extends Component<{ n?: number }> {
  static io = { outputs: ['y'] };
  declare y: number;
  constructor(args: { name: string; n?: number }) {
    super(args);
    if (args.n === 1) throw new Error('There is no 1.');
  }
  async step() {
    const { n = 0 } = this.args;
    if (n === 2) await new Promise(() => {});
    if (n === 3) for (;;);
    if (n === 4) process.exit(7);
    if (n === 5) for (let text = 'x'; ; ) text += text;
    this.y = n;
    this.io.close();
  }
}
`;

const model = (most: number, samples: number) => `plugboard:
  process:
    args:
      components:
      - { type: trouble.Trouble, args: { name: t } }
  tune:
    args:
      objective: { object_name: t, field_name: y }
      parameters:
      - { type: ray.tune.randint, object_name: t, field_type: arg, field_name: n, lower: 0, upper: ${most} }
      num_samples: ${samples}
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-trouble-'));
  writeFileSync(join(folder, 'trouble.ts'), TROUBLE);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param whileItRuns is given how to send it a signal */
function tuned(
  text: string,
  args: readonly string[],
  whileItRuns: (send: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  writeFileSync(join(folder, 'model.yaml'), text);
  const child = spawn(process.execPath, [SCRIPT, 'tune', 'model.yaml', ...args], { cwd: folder });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (said.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said.err += data.toString()));
  whileItRuns((signal) => void child.kill(signal));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

test('trials that hang, loop, leave, bomb or cannot be made fail by themselves, each with its reason', async () => {
  const args = ['--plan', 'grid', '--time-limit', '2', '--json'];
  const { code, out, err } = await tuned(model(7, 7), args);
  expect([code, err]).toEqual([0, '']);
  const { trials, best } = JSON.parse(out) as Record<
    'trials' | 'best',
    readonly { readonly objectives: object; readonly status: string; readonly error: string }[]
  >;
  expect(trials.map(({ status, error }) => [status, error])).toEqual([
    ['completed', null],
    ['failed', expect.stringContaining('There is no 1.')],
    ['failed', expect.stringContaining('longer than 2 s')],
    ['failed', expect.stringContaining('longer than 2 s')],
    ['failed', expect.stringContaining('left with code 7')],
    ['failed', expect.stringContaining('Invalid string length')],
    ['completed', null],
  ]);
  // The place in the person's own code, and nothing of ours.
  for (const { error } of trials) expect(error ?? '').not.toMatch(/patchbay\.mjs|node:internal/);
  expect(best).toMatchObject([{ objectives: { 'component.t.field.y': 6 } }]);
}, 60_000);

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a study that %s ends has written the trials so far, though one of them hangs',
  async (signal) => {
    // The first trials are there when the last one of them hangs for good.
    const args = ['--plan', 'grid', '--workers', '1', '--out', 'so-far.csv'];
    const text = model(3, 3)
      .replace('lower: 0', 'lower: -3')
      .replace('num_samples: 3', 'num_samples: 6');
    const begun = join(folder, 'begun');
    const watched = text.replace('trouble.Trouble', 'watched.Watched');
    writeFileSync(
      join(folder, 'watched.ts'),
      `${TROUBLE}
declare const process: { getBuiltinModule(name: string): { writeFileSync(path: string, text: string): void } };
export class Watched extends Trouble {
  static io = { outputs: ['y'] };
  async step() {
    if ((this.args.n ?? 0) === 2) process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(begun)}, '');
    await super.step();
  }
}
`,
    );
    rmSync(begun, { force: true });
    const { code, out, err } = await tuned(watched, args, (send) => {
      const look = setInterval(() => {
        try {
          readFileSync(begun);
        } catch {
          return;
        }
        clearInterval(look);
        // What ended before it is on its way for some milliseconds.
        setTimeout(() => send(signal), 500);
      }, 50);
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('5 trials (grid');
    const table = readFileSync(join(folder, 'so-far.csv'), 'utf8').trim();
    // A line each, where no message has several.
    const lines = table.split('\n').filter((line) => /^[\dn]/.test(line));
    expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual([
      ['number', 'component.t.arg.n'],
      ...[-3, -2, -1, 0, 1].map((n, number) => [String(number), String(n)]),
    ]);
  },
  60_000,
);

test('a table that cannot be written is told before a trial runs', async () => {
  const { code, out, err } = await tuned(model(7, 7), ['--plan', 'grid', '--out', '.']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/cannot be written: it is a folder/);
}, 60_000);
