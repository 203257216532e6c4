import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { readRecorded } from './readRecorded.ts';

const model = (value: unknown) => readRecorded({ ok: true, value });

describe('what became of a script', () => {
  it('is a model with notes, or a failure with its line', () => {
    expect(model({ yaml: 'a: 1', notes: ['b'], more: 1 })).toEqual({
      ok: true,
      value: { yaml: 'a: 1', notes: ['b'] },
    });
    expect(readRecorded({ ok: false, error: { message: 'No.', line: 3 } })).toEqual({
      ok: false,
      error: { message: 'No.', line: 3 },
    });
    expect(readRecorded({ ok: false, error: { message: 'No.', line: 'x' } })).toEqual({
      ok: false,
      error: { message: 'No.', line: null },
    });
  });

  it.each([
    null,
    'yes',
    {},
    { ok: true },
    { ok: 1, value: { yaml: '', notes: [] } },
    { ok: false, error: 'No.' },
    { ok: false, error: { line: 1 } },
    { ok: true, value: { yaml: 1, notes: [] } },
    { ok: true, value: { yaml: '', notes: 'a' } },
    { ok: true, value: { yaml: '', notes: [1] } },
    { ok: true, value: { yaml: '', notes: Array.from({ length: LIMITS.notes + 1 }, () => '') } },
    { ok: true, value: { yaml: 'x'.repeat(LIMITS.model + 1), notes: [] } },
    Object.create({ ok: true, value: { yaml: '', notes: [] } }),
  ])('is nothing else: %#', (value) => {
    expect(readRecorded(value)).toBeUndefined();
  });

  it('has texts of a bounded length', () => {
    const read = model({ yaml: '', notes: ['n'.repeat(LIMITS.message + 1)] });
    expect(read?.ok && read.value.notes[0]?.length).toBe(LIMITS.message);
  });
});
