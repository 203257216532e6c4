import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fail } from '../../base/result.ts';
import { CHAIN } from '../../testing/cli/runModel.ts';
import type { CliEnv } from '../env.ts';
import { faultFor } from '../fileFault.ts';
import { main } from '../main.ts';
import { nodeEnv } from '../node/nodeEnv.ts';

const reading = (path: string) =>
  `plugboard: {process: {args: {components: [{type: plugboard.library.FileReader, args: {name: days, path: ${path}, field_names: [wind]}}]}}}\n`;

let folder = '';

const place = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(place(name), 'utf8');
function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(place(name)), { recursive: true });
    writeFileSync(place(name), content);
  }
}

/** `patchbay site ...` on the real disk, with a small editor. */
async function site(args: readonly string[], changes: Partial<CliEnv> = {}) {
  let [out, err] = ['', ''];
  const stdout = (more: string) => void (out += more);
  const stderr = (more: string) => void (err += more);
  const variables = { PATCHBAY_EDITOR: place('dist') };
  const env = { ...nodeEnv(), cwd: folder, variables, stdout, stderr, ...changes };
  return { code: await main(['site', ...args], env), out, err };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-site-'));
  write({ 'dist/index.html': 'the editor', 'dist/examples/index.json': '[]' });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('patchbay site', () => {
  test('makes a page of a folder and those below it, with modules, data and words', async () => {
    write({
      'models/README.md': '# All\n\nOur 5 < 7 models.\n',
      'models/tank/model.yaml': CHAIN.replace(/^#.*\n/, ''),
      'models/tank/README.md': '# Tank\n\nA tank of its own.\n',
      'models/pumps/small.yaml': CHAIN.replace('patchbay.Collect', 'own.deep.Own'),
      'models/pumps/own/__init__.py': '',
      'models/pumps/own/deep.py': 'class Own: pass\n',
      'models/pumps/wind.yml': reading('in/days.csv'),
      'models/pumps/in/days.csv': 'wind\n1\n',
      'models/.git/model.yaml': 'no',
      'models/node_modules/a/model.yaml': 'no',
    });
    const { code, out, err } = await site(['models', '--out', 'models/public']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('3 models in models/public');
    const page = text('models/public/index.html');
    for (const part of [
      ...[
        '<title>models</title>',
        'Our 5 &lt; 7 models.',
        'A tank of its own.',
        'A chain of three.',
      ],
      ...['3 components', '>pumps</h2>', '>small</h3>', '>wind</h3>', '>tank</h2>'],
      'editor/?view=present&amp;example=pumps-small',
    ])
      expect(page).toContain(part);
    expect(text('models/public/pictures/tank-dark.svg')).toContain('<title>tank</title>');
    expect(text('models/public/editor/index.html')).toBe('the editor');
    expect(text('models/public/editor/examples/pumps-wind/1-days.csv')).toBe('wind\n1\n');
    expect(text('models/public/editor/examples/pumps-small/model.yaml')).toMatch(/^# A chain/);
    const index = JSON.parse(text('models/public/editor/examples/index.json')) as readonly {
      readonly files: readonly string[];
    }[];
    expect(index.map(({ files }) => files.toSorted())).toEqual([
      ['own/__init__.py', 'own/deep.py'],
      ['in/days.csv'],
      [],
    ]);
    // The site within is none of the models, and is made anew.
    write({ 'models/later.yaml': CHAIN });
    expect((await site(['models', '--out', 'models/public'])).out).toContain('4 models');
    expect(readdirSync(place('models')).filter((name) => name.startsWith('.patch'))).toEqual([]);
  });

  test('names what cannot be read, makes the rest, and lets nothing out of elsewhere', async () => {
    write({
      'models/good.yaml': CHAIN,
      'models/bad.yaml': 'plugboard: [\n',
      'models/none.yaml': 'a: 1\n',
      'models/.secret': 'wind\n1\n',
      'secret.csv': 'wind\n1\n',
      'other/model.yaml': CHAIN,
    });
    symlinkSync(place('other'), place('models/away'));
    symlinkSync(place('other/model.yaml'), place('models/away.yaml'));
    symlinkSync(place('secret.csv'), place('models/days.csv'));
    for (const [name, path] of [
      ['up', '../secret.csv'],
      ['whole', place('secret.csv')],
      ['hidden', '.secret'],
      ['linked', 'days.csv'],
      ['gone', 'gone.csv'],
    ] as const)
      write({ [`models/reads ${name}.yaml`]: reading(path) });
    const { code, out, err } = await site(['models', '--out', 'site']);
    expect(code).toBe(1);
    expect(out).toContain('6 models');
    expect(err).toMatch(/^models\/bad\.yaml:\d+:\d+: error: /m);
    expect(err).toMatch(/^models\/none\.yaml(?::\d+:\d+)?: error: /m);
    for (const name of ['up', 'whole', 'hidden', 'linked', 'gone'])
      expect(err).toMatch(
        new RegExp(`^models/reads ${name}\\.yaml: error: .*is not in the folder`, 'm'),
      );
    const files = readdirSync(place('site'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /secret|days|away/.test(file))).toEqual([]);
  });

  test('writes nothing where there is no model, no folder, no editor or no place', async () => {
    write({ 'models/model.yaml': CHAIN, 'bad/model.yaml': 'a: 1', 'full/mine.txt': 'mine' });
    mkdirSync(place('empty'));
    write({ 'holder/.patchbay-site': '', 'holder/models/a.yaml': CHAIN });
    write({ 'made/.patchbay-site': '', 'made/index.html': '', 'made/mine.txt': 'mine' });
    for (const [args, words] of [
      [['empty', '--out', 'site'], 'There is no model in empty'],
      [['bad', '--out', 'site'], 'There is no model in bad'],
      [['gone', '--out', 'site'], 'gone cannot be read'],
      [['bad/model.yaml', '--out', 'site'], 'cannot be read'],
      [['models'], '--out'],
      [['--out', 'site'], 'a folder of models'],
      [['models', '--out', 'full'], 'full is neither empty nor a site'],
      [['models', '--out', 'full/mine.txt'], 'cannot be written'],
      [['models', '--out', 'made'], 'no part of the site: mine.txt'],
      [['models', '--out', 'models'], 'holds the models'],
      [['holder/models', '--out', 'holder'], 'holds the models'],
    ] as const) {
      const { code, out, err } = await site(args);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err).toContain(words);
    }
    expect((await site(['models', '--out', 'site'], { variables: {} })).code).toBe(2);
    expect(existsSync(place('site'))).toBe(false);
    expect([text('full/mine.txt'), text('made/mine.txt')]).toEqual(['mine', 'mine']);
  });

  test('leaves the site of before where the new one cannot be written', async () => {
    write({ 'models/a.yaml': CHAIN });
    mkdirSync(place('site'));
    expect((await site(['models', '--out', 'site'])).code).toBe(0);
    const before = text('site/index.html');
    write({ 'models/b.yaml': CHAIN });
    // A name that the disk refuses comes after other files have been written.
    const { writeFolder } = nodeEnv();
    const breaking: Partial<CliEnv> = {
      writeFolder: (path, files, replaces) =>
        writeFolder(
          path,
          [...files, { path: `${'x'.repeat(300)}`, bytes: new Uint8Array() }],
          replaces,
        ),
    };
    const { code, err } = await site(['models', '--out', 'site'], breaking);
    expect([code, err]).toEqual([1, 'site cannot be written: its name is too long.\n']);
    expect(text('site/index.html')).toBe(before);
    expect((await site(['models', '--out', 'new'], breaking)).code).toBe(1);
    expect(readdirSync(folder).toSorted()).toEqual(['dist', 'models', 'site']);
  });

  test('says what could not be looked into', async () => {
    write({ 'models/a.yaml': CHAIN, 'models/shut/b.yaml': CHAIN });
    const { list } = nodeEnv();
    const { code, err } = await site(['models', '--out', 'site'], {
      list: async (path) => (path.endsWith('shut') ? fail(faultFor('EACCES')) : list(path)),
    });
    expect([code, err]).toEqual([1, 'shut cannot be read: you have no right to do that.\n']);
  });
});
