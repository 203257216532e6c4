import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../../compare/Change.ts';
import { machine } from '../../testing/cli/machine.ts';
import { CHAIN } from '../../testing/cli/runModel.ts';
import { main } from '../main.ts';

async function diff(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const m = machine(files, { input: files['input'] ?? '' });
  return { code: await main(['diff', ...args], m.env), out: m.out(), err: m.err() };
}

describe('patchbay diff', () => {
  const [a, b] = [CHAIN, CHAIN.replace('name: out', 'name: result')];

  test('says nothing but that they are equal, and whether their texts are', async () => {
    expect(await diff({ 'a.yaml': a, 'b.yaml': a }, 'a.yaml', 'b.yaml')).toEqual({
      code: 0,
      out: 'Equal.\n',
      err: '',
    });
    const form = await diff({ 'a.yaml': a, 'b.yaml': `# New.\n${a}` }, 'a.yaml', 'b.yaml');
    expect(form.code).toBe(0);
    expect(form.out).toMatch(/^Equal: the texts differ in their form only/);
  });

  test('says what differs, for people and for programs, and exits with 1', async () => {
    const text = await diff({ 'a.yaml': a, input: b }, 'a.yaml', '-');
    expect(text).toMatchObject({ code: 1, err: '' });
    expect(text.out).toMatch(/^What it means:\n {2}component out: removed, /);
    const json = await diff({ 'a.yaml': a, input: b }, 'a.yaml', '-', '--json');
    expect(json.code).toBe(1);
    const { equal, sameMeaning, sameText, changes } = JSON.parse(json.out) as {
      readonly equal: boolean;
      readonly sameMeaning: boolean;
      readonly sameText: boolean;
      readonly changes: readonly Record<string, unknown>[];
    };
    expect({ equal, sameMeaning, sameText }).toEqual({
      equal: false,
      sameMeaning: false,
      sameText: false,
    });
    expect(changes[0]).toMatchObject({
      kind: 'component',
      change: 'removed',
      name: 'out',
      path: 'plugboard.process.args.components.out',
    });
    expect(changes[0]).not.toHaveProperty('new');
  });

  test('prints all digits of a whole number, as JSON too', async () => {
    const model = (n: string) =>
      a.replace(/( *)components:/, `$1parameters: { n: ${n} }\n$1components:`);
    const files = { 'a.yaml': model('12345678901234567890123'), 'b.yaml': model('1') };
    const { out } = await diff(files, 'a.yaml', 'b.yaml', '--json');
    expect(out).toContain('"old": 12345678901234567890123');
    expect((await diff(files, 'a.yaml', 'b.yaml')).out).toContain(
      'parameter n: 12345678901234567890123 -> 1',
    );
  });

  test('reads links, and compares what lies in both', async () => {
    const m = machine({ 'a.yaml': a });
    await main(['share', 'a.yaml'], m.env);
    const link = m.out().trim();
    expect((await diff({ 'b.yaml': a }, link, 'b.yaml')).code).toBe(0);
    expect((await diff({ 'b.yaml': b }, link, 'b.yaml')).code).toBe(1);
    expect((await diff({}, link, `${link.slice(0, -5)}`)).code).toBe(2);
  });

  test('leaves out a module that only one of them found, and says so', async () => {
    const own = a.replace(/type: \S+/, 'type: own.Mine');
    const files = {
      'x/a.yaml': own,
      'x/own.py': 'import plugboard\n',
      'y/a.yaml': own,
      'z/a.yaml': own,
      'z/own.py': 'import plugboard\n# more\n',
    };
    const alone = await diff(files, 'x/a.yaml', 'y/a.yaml');
    expect(alone).toEqual({
      code: 0,
      out: 'Equal.\n',
      err: 'note: own.py was found for x/a.yaml only, and is not compared.\n',
    });
    const both = await diff(files, 'x/a.yaml', 'z/a.yaml');
    expect(both.code).toBe(1);
    expect(both.out).toContain('module own.py: changed, 1 line added');
  });

  test('exits with 2 and a place where one cannot be read', async () => {
    const bad = CHAIN.replace('name: out', 'name: 9');
    const given = await diff({ 'a.yaml': a, 'bad.yaml': bad }, 'a.yaml', 'bad.yaml', '--json');
    expect(given.code).toBe(2);
    expect(given.err).toMatch(/^bad\.yaml:13:\d+: error: /);
    expect(JSON.parse(given.out)).toMatchObject({ equal: null, file: 'bad.yaml' });
    expect(await diff({}, 'none.yaml', 'a.yaml')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file none.yaml.') as string,
    });
    expect((await diff({ 'a.yaml': a }, 'a.yaml')).err).toMatch(/needs two models/);
    expect((await diff({ 'a.yaml': a }, 'a.yaml', 'a.yaml', 'b.yaml')).code).toBe(2);
    expect((await diff({}, '-', '-')).code).toBe(2);
  });

  test('has all kinds of changes in its docs', () => {
    const docs = readFileSync('public/docs/diff.md', 'utf8');
    const table = [...docs.matchAll(/^\| `(\w+)` /gm)].map(([, kind]) => kind);
    expect(new Set(table.filter((kind) => kind !== 'kind'))).toEqual(new Set(KINDS));
  });
});
