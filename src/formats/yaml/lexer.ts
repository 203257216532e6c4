import { Lexer } from 'yaml';

/**
 * A lexer for which indentation means nothing within `[]`, `{}` and quotes, as for PyYAML: YAML itself wants
 * their lines further in than the parent. `flow.test.ts` holds that the library still works by these names.
 */
export function flowLexer(): Lexer {
  const lexer = new Lexer();
  let indent: unknown = Reflect.get(lexer, 'indentNext');
  let isQuoted = false;
  Object.defineProperty(lexer, 'indentNext', {
    get: () => (isQuoted || Number(Reflect.get(lexer, 'flowLevel')) > 0 ? 0 : indent),
    set(next: unknown) {
      indent = next;
    },
  });
  const quoted: unknown = Reflect.get(lexer, 'parseQuotedScalar');
  if (typeof quoted !== 'function') return lexer;
  Object.defineProperty(lexer, 'parseQuotedScalar', {
    *value() {
      isQuoted = true;
      const next: unknown = yield* Reflect.apply(quoted, lexer, []) as Generator;
      isQuoted = false;
      return next;
    },
  });
  return lexer;
}
