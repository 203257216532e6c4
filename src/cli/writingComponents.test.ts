import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/* Every piece of code of the page "Writing components" is run, in the order in which it stands there. */

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'public/docs/writing-components.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'patchbay-writing-'));

const blocks = [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gmu)].map(
  ([, language = '', text = '']) => ({
    language,
    text,
    name: /^(?:#|\/\/) (\S+)\n/u.exec(text)?.[1] ?? '',
  }),
);

function patchbay(...args: readonly string[]): string {
  const command = [join(ROOT, '.scripts/patchbay.mjs'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

function reportOf(text: string) {
  return JSON.parse(text) as {
    readonly components: Readonly<Record<string, { readonly exports: unknown }>>;
    readonly series: Readonly<Record<string, unknown>>;
  };
}

for (const { name, text } of blocks.filter((block) => block.language !== 'sh'))
  writeFileSync(join(folder, name), text);

test('every block is a file or commands, and every class stands in a model', () => {
  const models = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => text);
  expect(new Set(blocks.map(({ language }) => language))).toEqual(
    new Set(['python', 'ts', 'yaml', 'sh']),
  );
  for (const { name, language, text } of blocks) {
    if (language === 'sh') continue;
    expect(name).toMatch(/\.(?:py|ts|yaml)$/u);
    for (const [, made = ''] of text.matchAll(/^(?:export class|class|def) (\w+)[ (](?!Event)/gmu))
      expect(models.join('')).toContain(`type: ${name.replace(/\.(?:py|ts)$/u, '')}.${made}`);
  }
});

test('the first component multiplies', () => {
  const { series } = reportOf(patchbay('run', 'first.yaml', '--json', '--record', 'scale.y'));
  expect(series['scale.y']).toEqual([0, 10, 20, 30, 40]);
});

test('the one that asks a server gets what that says', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(JSON.stringify({ price: asked.length * 10 }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const command = [
    ...[join(ROOT, '.scripts/patchbay.mjs'), 'run', 'fourth.yaml', '--json'],
    ...['--record', 'feed.price', '--set', `feed.url=http://127.0.0.1:${port}`],
  ];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: folder });
  server.close();
  expect(reportOf(stdout).series['feed.price']).toEqual([10, 20, 30]);
  expect(asked).toEqual(['/prices/0', '/prices/1', '/prices/2']);
});

test('the one in TypeScript fills its tank', () => {
  const { series, components } = reportOf(
    patchbay('run', 'third.yaml', '--json', '--record', 'tank.level'),
  );
  expect(series['tank.level']).toEqual([1, 3, 2.5]);
  expect(components['tank']?.exports).toEqual({ fullest: 3 });
});

test('the commands of the page run the second model, and say what its equations say', () => {
  const commands = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.trim().split('\n'));
  const said = commands.map((line) => {
    expect(line).toMatch(/^npm run -s patchbay -- /u);
    return patchbay(...line.split(' ').slice(5));
  });
  const { series, components } = reportOf(said[0] ?? '');
  expect(series['decay.value']).toEqual([8, 4, 2, 1, 0.5, 0.25]);
  expect(components['decay']?.exports).toEqual({ taken: 6 });
  expect(components['book']?.exports).toEqual({ alarms: [0.5, 0.25] });
  expect(readFileSync(join(folder, 'alarms.txt'), 'utf8')).toBe('0.5\n0.25');
});
