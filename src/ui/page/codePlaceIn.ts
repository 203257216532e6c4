import { type AttachedFile, modulesOf } from '../../model/index.ts';
import type { CodePlace } from './codeView.ts';

/** A line of a file, as the tracebacks of Python and of TypeScript name it. */
const FRAME = /File "([^"\n]+)", line (\d+)|([\w/]+\.ts):(\d+)/g;

/** The last line of the document's own code that a message names, such as a traceback; null: it names none. */
export function codePlaceIn(
  message: string,
  document: { readonly files: readonly AttachedFile[] },
): CodePlace | null {
  const names = modulesOf(document).map(({ name }) => name);
  if (names.length === 0) return null;
  const places = [...message.matchAll(FRAME)].flatMap(
    ([, python, pythonLine, path = python ?? '', line = pythonLine]): CodePlace[] => {
      const file = names.find((name) => path === name || path.endsWith(`/${name}`));
      return file === undefined ? [] : [{ file, line: Number(line), column: 1 }];
    },
  );
  return places.at(-1) ?? null;
}
