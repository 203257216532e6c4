import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readProblems } from './readProblems.ts';
import { readReply, readRunReply } from './readReply.ts';

const problem = {
  code: 'REQUIRED',
  message: 'A name is missing.',
  path: 'plugboard.process',
  line: null,
  column: null,
  severity: 'error',
};

describe('reading an answer', () => {
  it('takes a yes, whatever hangs on it', () => {
    expect(readRunReply({ ok: true, value: () => 1 })).toEqual({ ok: true, value: null });
  });

  it('takes a refusal with its reason', () => {
    const error = { code: 'argument', component: 'a', step: null, message: 'No.' };

    expect(readRunReply({ ok: false, error })).toEqual({ ok: false, error });
  });

  it('takes problems of the model, without anything beyond their shape', () => {
    const error = [{ ...problem, extra: 'x' }];

    expect(readReply({ ok: false, error }, readProblems)).toEqual({ ok: false, error: [problem] });
  });

  it.each([
    ['an unknown code', { ...problem, code: 'constructor' }],
    ['another severity', { ...problem, severity: 'fatal' }],
    ['no message', { ...problem, message: undefined }],
  ])('refuses problems with %s', (_what, wrong) => {
    expect(readReply({ ok: false, error: [wrong] }, readProblems)).toBeUndefined();
  });

  it('refuses an answer that only its prototype gives', () => {
    expect(readRunReply(Object.create({ ok: true }))).toBeUndefined();
  });

  test.prop([fc.anything()])('answers anything without throwing', (value) => {
    const replies = [readRunReply(value), readReply({ ok: false, error: value }, readProblems)];

    for (const reply of replies) {
      if (reply?.ok === false) expect(reply.error).toBeDefined();
    }
  });
});
