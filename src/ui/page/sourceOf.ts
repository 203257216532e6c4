import { moduleName, modulesOf, specOf } from '../../model/index.ts';
import type { Stores } from '../../stores/index.ts';
import { type CodePlace, showCode } from './codeView.ts';

/** Where the class of a component stands in the document's code; null: it is none of the document's. */
export function sourceOf(
  { document }: Pick<Stores, 'document'>,
  component: string,
): CodePlace | null {
  const { document: now, catalogue } = document.getState();
  const { components } = specOf(now).plugboard.process.args;
  const spec = components.find(({ args }) => args.name === component);
  if (spec === undefined) return null;
  const origin = catalogue.find(spec.type)?.origin;
  if (origin !== undefined) return { file: origin.file, line: origin.line, column: 1 };
  const file = modulesOf(now).find(({ name }) => spec.type.startsWith(`${moduleName(name)}.`));
  return file === undefined ? null : { file: file.name, line: 1, column: 1 };
}

/** Opens the code of a component, where the document has it. */
export function showCodeOf(stores: Stores, component: string): void {
  const place = sourceOf(stores, component);
  if (place !== null) showCode(stores.verbs, place.file, place);
}
