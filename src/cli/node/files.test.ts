import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../../testing/until.ts';
import { main } from '../main.ts';
import { nodeEnv } from './nodeEnv.ts';

/** Writes a row a step, a hundred at a time, as long as nobody stops it. */
const WRITER = (path: string, iters = 1e9) => `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: n, iters: ${iters}}}
        - type: plugboard.library.file_io.FileWriter
          args: {name: w, path: ${path}, field_names: [n], chunk_size: 100}
      connectors: [{source: n.y, target: w.n}]
`;
const OLD = 'n\nold\n';

const root = join(import.meta.dirname, '../../..');
let program = '';
let folder = '';

const file = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(file(name), 'utf8');
const leftovers = () => readdirSync(folder).filter((name) => name.includes('.tmp'));

/** The command line in this process, on the real disk. */
async function here(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const stdout = (more: string) => void (out += more);
  const stderr = (more: string) => void (err += more);
  const env = { ...nodeEnv(), cwd: folder, variables: {}, stdout, stderr };
  const code = await main(args, env);
  return { code, out, err };
}

const script = (args: readonly string[]) =>
  `import { main } from ${JSON.stringify(program)}; process.exitCode = await main(${JSON.stringify(args)});`;

/** The command line as a process of its own, in the folder. */
const started = (...args: readonly string[]) =>
  spawn(process.execPath, ['--input-type=module', '-e', script(args)], {
    cwd: folder,
    stdio: 'ignore',
  });

/** The same through a shell that says how it is called; gives what came out. */
function shell(line: (node: string) => string, ...args: readonly string[]) {
  writeFileSync(file('call.mjs'), script(args));
  const node = `'${process.execPath}' call.mjs`;
  const done = spawnSync('bash', ['-c', line(node)], { cwd: folder, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

beforeAll(() => {
  const build = ['.scripts/build.mjs', 'cli', '--quiet'];
  expect(spawnSync(process.execPath, build, { cwd: root }).status).toBe(0);
  program = pathToFileURL(join(root, 'dist-cli/patchbay.mjs')).href;
}, 240_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-files-'));
  writeFileSync(file('model.yaml'), WRITER('out.csv'));
  writeFileSync(file('short.yaml'), WRITER('out.csv', 250));
  writeFileSync(file('out.csv'), OLD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that a model writes', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)('is the old one after %s', async (signal) => {
    const child = started('run', 'model.yaml');
    await until(() => leftovers().some((name) => statSync(file(name)).size > 1000));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
    expect(text('out.csv')).toBe(OLD);
    if (signal === 'SIGTERM') expect(leftovers()).toEqual([]);
  });

  test('is no matter to a signal where none is written: a model that never gives way ends', async () => {
    const loop = 'open("begun", "w").close()\n    while True: pass';
    const head = 'from plugboard.component import Component, IOController as IO\n';
    writeFileSync(
      file('m.py'),
      `${head}class Busy(Component):\n  io = IO(outputs=["y"])\n  async def step(self):\n    ${loop}\n`,
    );
    const process = 'process: {args: {components: [{type: m.Busy, args: {name: b}}]}}';
    writeFileSync(file('busy.yaml'), `plugboard: {${process}}`);
    const child = started('run', 'busy.yaml');
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    await until(() => existsSync(file('begun')));
    child.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
  });

  test('clears away what a killed process left there, and nothing of anybody else', async () => {
    const killed = started('run', 'model.yaml');
    await until(() => leftovers().length === 1);
    const [stale = ''] = leftovers();
    const ended = new Promise((resolve) => killed.once('exit', resolve));
    killed.kill('SIGKILL');
    await ended;
    expect(leftovers()).toEqual([stale]);
    // Of a process that lives, of another machine, and of a version that did not say whose it is.
    writeFileSync(file('other.yaml'), WRITER('other.csv'));
    const living = started('run', 'other.yaml');
    let held = '';
    // One look each time: the old one goes before the new one comes.
    await until(() => {
      const [first = stale] = leftovers();
      held = first;
      return held !== stale;
    });
    const others = [
      stale.replace(/^\.patchbay-[0-9a-f]{12}/u, '.patchbay-0123456789ab'),
      '.patchbay-0123456789ab.tmp',
      'mine.tmp',
    ];
    for (const name of others) writeFileSync(file(name), 'kept');
    expect((await here('run', 'short.yaml')).code).toBe(0);
    expect(leftovers().toSorted()).toEqual([held, ...others].toSorted());
    living.kill('SIGTERM');
    await until(() => !existsSync(file(held)));
  });

  test('has the rows so far after Ctrl+C, as plugboard leaves them', async () => {
    const child = started('run', 'model.yaml');
    await until(() => leftovers().some((name) => statSync(file(name)).size > 1000));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(text('out.csv')).toMatch(/^n\n0\n1\n2\n/);
    expect(leftovers()).toEqual([]);
  });

  test('is the old one when the disk takes no more, in one sentence', () => {
    // Signals that are ignored stay ignored in a child: the write itself fails.
    const line = (node: string) => `trap '' XFSZ; ulimit -f 8; exec ${node}`;
    const { code, out, err } = shell(line, 'run', 'model.yaml');
    expect(code).toBe(1);
    expect(out).toContain('out.csv cannot be written: it would be larger than the system takes.');
    expect(err).not.toMatch(/^\s+at /m);
    expect(text('out.csv')).toBe(OLD);
    expect(leftovers()).toEqual([]);
  });

  test('keeps its rights, and a link to it stays one', async () => {
    chmodSync(file('out.csv'), 0o640);
    mkdirSync(file('elsewhere'));
    symlinkSync('../out.csv', file('elsewhere/link.csv'));
    writeFileSync(file('link.yaml'), WRITER('elsewhere/link.csv', 250));
    expect((await here('run', 'link.yaml')).code).toBe(0);
    expect(text('out.csv')).toMatch(/^n\n0\n/);
    expect(statSync(file('out.csv')).mode & 0o777).toBe(0o640);
    expect(readdirSync(file('elsewhere'))).toEqual(['link.csv']);
  });

  test('lies in the working directory, wherever its path or a link leads', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'patchbay-outside-'));
    symlinkSync(outside, file('door'));
    const paths = [join(outside, 'a.csv'), '../a.csv', 'door/a.csv', 'x/../../a.csv'];
    for (const path of paths) {
      writeFileSync(file('m.yaml'), WRITER(path, 3));
      const { code, err } = await here('run', 'm.yaml');
      expect([path, code]).toEqual([path, 2]);
      expect(err).toContain(`w would write ${path}`);
      expect(err).toContain('--allow-write DIR');
      const checked = await here('validate', 'm.yaml');
      expect([checked.code, checked.out]).toEqual([0, expect.stringContaining(err.slice(-60))]);
    }
    expect(readdirSync(outside)).toEqual([]);
    writeFileSync(file('m.yaml'), WRITER('door/a.csv', 3));
    expect((await here('run', 'm.yaml', '--allow-write', outside)).code).toBe(0);
    expect(readdirSync(outside)).toEqual(['a.csv']);
    expect((await here('run', 'm.yaml', '--allow-write', file('door'))).code).toBe(0);
    rmSync(outside, { recursive: true });
  });

  test.each([
    ['sub', 'it is a folder'],
    ['short.yaml/a', 'a part of its path is a file and no folder'],
    [`${'x'.repeat(300)}`, 'its name is too long'],
  ])('cannot be %s.csv: says why', async (name, why) => {
    mkdirSync(file('sub.csv'));
    writeFileSync(file('m.yaml'), WRITER(`${name}.csv`, 3));
    const { code, out } = await here('run', 'm.yaml');
    expect([code, out]).toEqual([1, expect.stringContaining(`cannot be written: ${why}.`)]);
    expect(leftovers()).toEqual([]);
  });
});

describe('a run that is saved into the file it came from', () => {
  const goOn = ['run', '--resume', 's.json', '--steps', '100', '--checkpoint', 's.json'] as const;

  test('is whole whenever it is killed', async () => {
    expect((await here('run', 'model.yaml', '--steps', '5', '--checkpoint', 's.json')).code).toBe(
      0,
    );
    for (const wait of [0, 40, 80, 120, 160, 200]) {
      const child = started(...goOn);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => setTimeout(resolve, 250 + wait));
      child.kill('SIGKILL');
      await ended;
      expect(JSON.parse(text('s.json'))).toMatchObject({ format: 'patchbay-checkpoint-1' });
    }
    expect((await here(...goOn)).code).toBe(0);
  });

  test('goes on behind the rows it had, however often it is taken up', async () => {
    const whole = ['run', 'short.yaml'] as const;
    await here(...whole, '--steps', '120', '--checkpoint', 's.json');
    const saved = text('s.json');
    expect((await here('run', '--resume', 's.json')).code).toBe(0);
    const once = text('out.csv');
    expect(once.split('\n')).toHaveLength(252);
    writeFileSync(file('s.json'), saved);
    expect((await here('run', '--resume', 's.json')).code).toBe(0);
    expect(text('out.csv')).toBe(once);
    writeFileSync(file('out.csv'), 'n\n');
    const { code, out } = await here('run', '--resume', 's.json');
    expect([code, out]).toEqual([1, expect.stringContaining('shorter than it was')]);
  });

  test('is the old one when it cannot be written', async () => {
    await here('run', 'short.yaml', '--steps', '5', '--checkpoint', 's.json');
    const old = text('s.json');
    const line = (node: string) => `trap '' XFSZ; ulimit -f 0; exec ${node}`;
    const few = ['run', '--resume', 's.json', '--steps', '5', '--checkpoint', 's.json'];
    const { code, err } = shell(line, ...few);
    expect(code).toBe(1);
    expect(err).toContain('cannot be written: it would be larger than the system takes.');
    expect(text('s.json')).toBe(old);
    expect(leftovers()).toEqual([]);
  });
});

describe('what a command writes', () => {
  test('a project is there whole or not at all', async () => {
    const line = (node: string) => `trap '' XFSZ; ulimit -f 2; exec ${node}`;
    for (const out of ['new/deep', 'empty', 'p.zip']) {
      mkdirSync(file('empty'), { recursive: true });
      const { code, err } = shell(line, 'bundle', 'short.yaml', '--out', out);
      expect([out, code]).toEqual([out, 1]);
      expect(err).toContain(`${out} cannot be written`);
      expect(err).not.toMatch(/^\s+at /m);
      expect([existsSync(file('new')), existsSync(file('p.zip'))]).toEqual([false, false]);
      expect([...readdirSync(file('empty')), ...leftovers()]).toEqual([]);
    }
    expect((await here('bundle', 'short.yaml', '--out', 'empty')).code).toBe(0);
    expect(readdirSync(file('empty'))).toContain('patchbay.py');
    expect((await here('bundle', 'short.yaml', '--out', 'new/deep')).code).toBe(0);
    expect(readdirSync(file('new/deep'))).toContain('model.yaml');
  });

  test('convert replaces the file that it reads', async () => {
    const before = text('short.yaml');
    const over = ['convert', 'short.yaml', '--to', 'yaml', '--out', 'short.yaml'] as const;
    expect((await here(...over, '--process-type', 'ray')).code).toBe(0);
    expect(text('short.yaml')).toContain('RayProcess');
    expect((await here(...over, '--process-type', 'local')).code).toBe(0);
    expect(text('short.yaml')).toContain(before.slice(before.indexOf('args:')));
    const wrong = await here('convert', 'short.yaml', '--to', 'yaml', '--out', '.');
    expect([wrong.code, wrong.err]).toEqual([1, '. cannot be written: it is a folder.\n']);
  });

  test('a full disk and a closed pipe behind it are a sentence', () => {
    const full = shell((node) => `${node} > /dev/full`, 'run', 'short.yaml', '--json');
    expect([full.code, full.err]).toEqual([1, 'The output cannot be written: the disk is full.\n']);
    const closed = shell(
      (node) => `set -o pipefail; ${node} | true`,
      ...['run', 'short.yaml', '--json', '--record-all'],
    );
    expect(closed.err).not.toMatch(/^\s+at |Error/m);
    expect(closed.code).toBe(1);
  });
});

describe('what a command reads', () => {
  test.each([
    ['.', 'it is a folder'],
    ['model.yaml/x', 'a part of its path is a file and no folder'],
    ['/dev/zero', 'it is larger than Patchbay reads'],
    ['x'.repeat(300), 'its name is too long'],
    ['a\0b', 'its name has a character that no file name can have'],
  ])('%j cannot be read: says why', async (name, why) => {
    for (const command of ['run', 'validate', 'diagram', 'share']) {
      const { code, err } = await here(command, name);
      expect([command, code]).toEqual([command, 2]);
      expect(err).toContain(`cannot be read: ${why}.`);
    }
    const { code, err } = await here('run', '--resume', name);
    expect([code, err]).toEqual([2, expect.stringContaining(`cannot be read: ${why}.`)]);
  });

  test('a model and a link come in from a pipe too', () => {
    const piped = (...args: readonly string[]) =>
      shell((node) => `cat short.yaml | ${node}`, ...args);
    expect(piped('validate', '-')).toMatchObject({ code: 0, out: 'Validation passed\n' });
    expect(piped('run', '-').out).toContain('completed');
    const link = piped('share', '-').out;
    writeFileSync(file('link'), link);
    const opened = shell((node) => `cat link | ${node}`, 'open', '-');
    expect(opened.out).toBe(text('short.yaml'));
  });
});
