import { expect, test } from 'vitest';
import type { Interpreter } from './interpreter.ts';
import { putFiles } from './putFiles.ts';

test('files of a document lie in their folder alone, whatever they are called', () => {
  const written: string[] = [];
  const FS = { mkdirTree: () => undefined, writeFile: (path: string) => written.push(path) };
  const interpreter = { FS } as unknown as Interpreter;
  const names = [
    'a.py',
    'p/b.py',
    '../lib/site.py',
    '/lib/json.py',
    'p/../../x.py',
    '..',
    'c:\\d.py',
  ];
  const files = names.map((name) => ({ name, bytes: new Uint8Array() }));
  putFiles(interpreter, files, '/document');
  expect(written).toEqual(['/document/a.py', '/document/p/b.py']);
});
