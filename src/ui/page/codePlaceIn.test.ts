import { expect, test } from 'vitest';
import { codePlaceIn } from './codePlaceIn.ts';

const files = ['plant/tank.py', 'main.py', 'data.csv'].map((name) => ({
  name,
  bytes: new Uint8Array(),
}));

test('the line that a traceback ends with, in a file of the document', () => {
  const trace = `ZeroDivisionError: division by zero
File "/document/main.py", line 3, in step
  run()
File "/document/plant/tank.py", line 12, in run
  1 / 0
File "/elsewhere/other.py", line 9, in f
  x`;
  expect(codePlaceIn(trace, { files })).toEqual({ file: 'plant/tank.py', line: 12, column: 1 });
  const own = [{ name: 'lib/gain.ts', bytes: new Uint8Array() }];
  expect(codePlaceIn('RangeError: no\nlib/gain.ts:11, in step', { files: own })).toMatchObject({
    line: 11,
  });
  expect(codePlaceIn('File "data.csv", line 2', { files })).toBeNull();
  expect(codePlaceIn('division by zero', { files })).toBeNull();
  expect(codePlaceIn(trace, { files: [] })).toBeNull();
});
