import { expect, test } from 'vitest';
import { fieldOfResult, resultPath } from '../bundle/resultPath.ts';
import { isResult, readResult } from './readResult.ts';

/** As `Recorder.py` wrote them in a run of plugboard. */
const WRITTEN = `index,value
0,1
1,2.5
2,nan
3,inf
4,-inf
5,-0.0
6,True
7,
8,idle
9,"""3"""
10,""""""
11,"he said ""x"""
12,"a
b"
13,"[1, NaN, ""NaN"", -Infinity]"
14,"{""a"": 1}"
15,1e+300
16,"""\\u0000\\""x"""
17,9007199254740993
`;

test('values of every kind come back as they were', () => {
  const read = readResult(WRITTEN);
  const values = [
    ...[1, 2.5, NaN, Infinity, -Infinity, -0, true, null, 'idle', '3', ''],
    ...[
      'he said "x"',
      'a\nb',
      [1, NaN, 'NaN', -Infinity],
      { a: 1 },
      1e300,
      '\u0000"x',
      '9007199254740993',
    ],
  ];

  expect(read).toEqual({ ok: true, value: { first: 0, values } });
});

test('lines may end as on Windows, the last one not at all, and a mark may stand before all', () => {
  const read = readResult('\uFEFFindex,value\r\n3,1\r\n4,2');

  expect(read).toEqual({ ok: true, value: { first: 3, values: [1, 2] } });
});

test('a run without values is one', () => {
  expect(readResult('index,value\n')).toEqual({ ok: true, value: { first: 0, values: [] } });
});

test.each([
  ['another table', 'time,value\n0,1\n', 'first line'],
  ['a third column', 'index,value\n0,1,2\n', 'Row 1'],
  ['a row that is missing', 'index,value\n0,1\n2,1\n', 'Row 2 is not the index 1'],
  ['a quote that does not end', 'index,value\n0,"1\n', 'Row 1'],
  ['no index', 'index,value\n,1\n', 'Row 1'],
])('%s is refused', (_, text, words) => {
  const read = readResult(text);

  expect(read.ok ? '' : read.error).toContain(words);
});

test('a file is known by its first line, and its name says the field', () => {
  expect([isResult('index,value\n'), isResult('index,values\n')]).toEqual([true, false]);
  for (const field of ['tank.y', 'read.km/h', 'read.100 %', 'a-b.c.d', 'read.x\ty']) {
    expect(fieldOfResult(`there/${resultPath(field)}`)).toBe(field);
  }
  expect(fieldOfResult('days.csv')).toBeNull();
});
