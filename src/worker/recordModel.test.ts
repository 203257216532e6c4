import { describe, expect, it } from 'vitest';
import { fail, ok } from '../base/result.ts';
import { LIMITS } from '../runner/protocol/index.ts';
import type { DocumentCode } from './documentCode.ts';
import { readScript } from './readRequest.ts';
import { recordModel } from './recordModel.ts';

const files = [{ name: 'a.py', bytes: new Uint8Array() }];

/** A worker in which every script comes to this. */
const worker = (recorded: ReturnType<DocumentCode['recordFiles']>) => ({
  code: async () =>
    ok({
      recordFiles: () => recorded,
      python: { warm: async () => ok(null), start: async () => null },
    } as unknown as DocumentCode),
});

describe('a request to record', () => {
  it('names a script among its files', () => {
    expect(readScript({ script: 'a.py', files })).toEqual({ script: 'a.py', files });
    expect(readScript({ script: 'b.py', files })).toBeUndefined();
    expect(readScript({ script: 1, files })).toBeUndefined();
    expect(readScript({ script: 'a.py', files: [{ name: 'a.py', bytes: '' }] })).toBeUndefined();
    expect(readScript(null)).toBeUndefined();
  });
});

describe('what a script builds', () => {
  const request = readScript({ script: 'a.py', files });

  it('is told in bounded texts', async () => {
    const notes = Array.from({ length: LIMITS.notes + 1 }, () => 'n'.repeat(LIMITS.message + 1));
    const told = await recordModel(request, worker(ok({ yaml: 'a: 1', notes })));
    expect(told.ok && told.value.yaml).toBe('a: 1');
    expect(told.ok && told.value.notes.map(({ length }) => length)).toEqual(
      Array.from({ length: LIMITS.notes }, () => LIMITS.message),
    );
  });

  it('is refused where it is too large, and where nothing can run it', async () => {
    const large = worker(ok({ yaml: 'x'.repeat(LIMITS.model + 1), notes: [] }));
    expect(await recordModel(request, large)).toMatchObject({ ok: false });
    expect(await recordModel(request, {})).toMatchObject({ ok: false });
    expect(await recordModel(undefined, large)).toMatchObject({ ok: false });
    const lost = { code: async () => fail('It is not to be had.') };
    expect(await recordModel(request, lost)).toMatchObject(
      fail({ message: 'It is not to be had.', line: null }),
    );
  });

  it('fails with the line of the script', async () => {
    const failing = worker(fail({ message: 'ValueError: no', line: 4 }));
    expect(await recordModel(request, failing)).toEqual(
      fail({ message: 'ValueError: no', line: 4 }),
    );
  });
});
