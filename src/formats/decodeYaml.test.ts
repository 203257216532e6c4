import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../base/text/platform.ts';
import { decodeYaml } from './decodeYaml.ts';
import answers from './yaml/byteOrderMarks.json' with { type: 'json' };
import { readYaml } from './yaml/readYaml.ts';

/** What libyaml (PyYAML 6.0.4, CSafeLoader, which plugboard's reader takes) made of texts; null: refused. */
const table = answers as unknown as readonly (readonly [
  text: string,
  { readonly value: unknown } | null,
])[];

test.each(table)('a byte order mark as libyaml takes it: %j', (text, answer) => {
  const decoded = decodeYaml(encodeUtf8(text));
  const read = decoded.ok ? readYaml(decoded.value) : null;

  if (answer === null) expect(read?.ok).toBe(false);
  else expect(read).toMatchObject({ ok: true, value: { value: answer.value } });
});

describe('the bytes of a model', () => {
  const model = 'plugboard:\n  process: {args: {name: "größe 😀", components: []}}\n';
  const wide = (text: string, isLittle: boolean) => {
    const bytes = new Uint8Array(2 * text.length);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), isLittle);
    return bytes;
  };

  test.each([true, false])(
    'text in UTF-16 behind its mark (little end first: %s) is read',
    (isLittle) => {
      expect(decodeYaml(wide(`\uFEFF${model}`, isLittle))).toEqual({ ok: true, value: model });
    },
  );

  test('text in UTF-8 keeps its mark', () => {
    expect(decodeYaml(encodeUtf8(`\uFEFF${model}`))).toEqual({ ok: true, value: `\uFEFF${model}` });
  });

  test('anything else is refused with its place and what it probably is', () => {
    const latin = new Uint8Array(Buffer.from('a: 1\nname: Größe\n', 'latin1'));

    expect(decodeYaml(latin)).toMatchObject({
      ok: false,
      error: { code: 'FILE_NOT_TEXT', line: 2, column: 9 },
    });
    expect(decodeYaml(latin)).toMatchObject({
      error: { message: expect.stringContaining('Windows-1252') as string },
    });
    expect(decodeYaml(wide(`\uFEFF${model}`, true).subarray(0, 41))).toMatchObject({
      ok: false,
      error: { code: 'FILE_NOT_TEXT' },
    });
  });
});

test('a mark that begins a line inside a value, where nobody can mean it, is refused with its place', () => {
  for (const text of ['a: "x\n\uFEFFy"\n', "b: 1\na: 'x\n\uFEFF y'\n"]) {
    expect(readYaml(text)).toMatchObject({
      ok: false,
      error: [{ code: 'YAML_SYNTAX', column: 4 }],
    });
  }
});

test('names UTF-16 without its mark and UTF-32, not the zeros in them', () => {
  const wide = (size: 2 | 4) =>
    new Uint8Array([...'plugboard: 1\n'].flatMap((c) => [c.charCodeAt(0), 0, 0, 0].slice(0, size)));
  const said = ([2, 4] as const).map((size) => {
    const read = decodeYaml(wide(size));
    return read.ok ? '' : read.error.message;
  });

  expect(said).toEqual([
    'The file is UTF-16 without its byte order mark: save it as UTF-8.',
    'The file is no YAML: it is UTF-32 text: save it as UTF-8.',
  ]);
});

test.each([[[0, 1, 2]], [[0, 1, 2, 3, 4, 5]]])(
  'bytes that are no text are not called UTF-16: %j',
  (list) => {
    const read = decodeYaml(new Uint8Array(list));
    expect(read.ok ? '' : read.error.message).not.toContain('UTF-16');
  },
);
