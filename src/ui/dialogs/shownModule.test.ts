import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { shownModule } from './shownModule.ts';

const shown = (text: string) => shownModule({ name: 'a.py', bytes: encodeUtf8(text) });

test('code is shown whole, and what a page cannot lay out is counted', () => {
  expect(shown('x = 1\ny = 2\n')).toMatchObject({ text: 'x = 1\ny = 2\n', rest: 0, lines: 2 });
  const large = shown('x\n'.repeat(1_000_000));
  expect(large).toMatchObject({ rest: 1_900_000, lines: 1_000_000 });
  expect(large.text).toHaveLength(100_000);
});

test('characters that turn a line around are seen', () => {
  expect(shown('a\u202eb').text).toBe('a⟨U+202E⟩b');
});

test('what cannot be read is named, and not shown', () => {
  const shownOf = { language: null, text: '', lines: 0 };
  expect(shownModule({ name: 'a.whl', bytes: encodeUtf8('PK') })).toMatchObject(shownOf);
});
