import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../base/text/platform.ts';
import { codingProblem } from './codingProblem.ts';
import { readModules } from './index.ts';

const lineOf = (text: string | Uint8Array, name = 'a.py') =>
  codingProblem({ name, bytes: typeof text === 'string' ? encodeUtf8(text) : text })?.line ?? null;

describe('a file of Python that names its coding', () => {
  it.each([
    ['# coding: utf-7\nx = "+AAo-evil()"', 1],
    ['#!/usr/bin/env python\n# -*- coding: utf-16 -*-\n', 2],
    ['\f # vim: set fileencoding=raw_unicode_escape :\r\n', 1],
    ['# coding: utf-8\n# coding: rot13\n', 2],
    ['\r# coding: punycode', 2],
    ['\uFEFF# coding: cp037', 1],
    ['# coding: latin-1\nx = "\u00e9"', 1],
    [`#${' '.repeat(100_000)}coding: utf-7`, 1],
  ])('that is not its own is an error on that line: %j', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });

  it.each([
    '# -*- coding: utf-8 -*-\nx = "\u00e9"',
    '# coding=UTF8\n',
    '# -*- coding: latin-1 -*-\nx = 1\n',
    '# coding: us-ascii',
    'x = 1\ny = 2\n# coding: utf-7\n',
    'text = "coding: utf-7"\n',
    '',
  ])('that reads the same is none: %j', (text) => {
    expect(lineOf(text)).toBeNull();
  });

  it('is an error also where the file is too large to be read, or its line is no text', () => {
    const large = encodeUtf8(`# coding: utf-7\n${'#'.repeat(2_000_000)}`);
    const { problems } = readModules([{ name: 'a.py', bytes: large }]);
    expect(problems).toMatchObject([{ code: 'MODULE_CODING', severity: 'error', line: 1 }]);
    expect(lineOf(Uint8Array.of(35, 255, ...encodeUtf8(' coding: utf-7')))).toBe(1);
    expect(lineOf('# coding: utf-7', 'a.ts')).toBeNull();
  });
});
