import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeShared } from './decodeLink.ts';

const DOCS = readFileSync(new URL('../../../public/docs/links.md', import.meta.url), 'utf8');
const [, code = ''] = /```python\n(.*?)```/s.exec(DOCS) ?? [];
const YAML = `# 50 % é\nplugboard:\n  process:\n    args:\n      components:\n      - {type: patchbay.Range, args: {name: a, iters: 3}}\n`;

function python(script: string): string | null {
  try {
    return execFileSync('python3', ['-c', script], { encoding: 'utf8' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

test('the Python function of the page on links makes links that open', (context) => {
  const call = `patchbay_link(${JSON.stringify(YAML)}, "https://a.example/", "Tank", {"a.csv": b"x\\n1\\n"}, 10)`;
  const link = python(`${code}\nprint(${call})`);
  if (link === null) return context.skip('There is no python3 here.');
  const read = decodeShared(link);
  if (!read.ok) throw new Error(read.error[0]?.message);
  const { document, speed } = read.value;
  expect([document.name, document.source?.text, speed]).toEqual(['Tank', YAML, 10]);
  expect(document.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ['a.csv', 'x\n1\n'],
  ]);
  const plain = python(
    `import urllib.parse\nprint("#y1." + urllib.parse.quote(${JSON.stringify(YAML)}))`,
  );
  const other = decodeShared(plain ?? '');
  expect(other.ok && other.value.document.source?.text).toBe(YAML);
});

test('the function is short', () => {
  const lines = code.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('import'));
  expect(lines.length).toBeLessThanOrEqual(15);
});
