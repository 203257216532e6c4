import type { ComponentClass } from '../engine/index.ts';
import { byFolder } from './byFolder.ts';
import { catalogue } from './catalog.ts';
import { installFormulaParser } from './formula/parserPort.ts';
import { readExpression } from './formula/readExpression.ts';
import { typeOfFolder } from './types.ts';

/** The class of a folder is named as its type ends, and so is its file. */
const classOfFolder = byFolder(
  import.meta.glob<Readonly<Record<string, ComponentClass>>>(
    ['./*/[A-Z]*.ts', '!./python/**', '!./**/*.test.ts'],
    {
      eager: true,
    },
  ),
  (name, folder) => name === typeOfFolder.get(folder)?.label,
);

/** The classes that run, by type text: for the worker and the command line, not for the page. */
const CLASSES: ReadonlyMap<string | undefined, ComponentClass> = new Map(
  [...classOfFolder].map(([folder, Class]) => [typeOfFolder.get(folder)?.type, Class] as const),
);

// Whoever has the classes has the parser too, so that arguments are checked in full there.
installFormulaParser(readExpression);

/** The class of a built-in component, by its type text or an alias; undefined for another text. */
export function componentClass(type: string): ComponentClass | undefined {
  const known = catalogue.find(type);
  return known && CLASSES.get(known.type);
}
