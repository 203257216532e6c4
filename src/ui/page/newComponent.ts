import { addModule } from '../../editing/modules/addModule.ts';
import { newComponentText } from '../../editing/modules/template.ts';
import type { ModuleLanguage } from '../../model/index.ts';
import type { Stores } from '../../stores/index.ts';
import { showCode } from './codeView.ts';

/** Adds a file with a new component to the document, and opens it at the name of its class. */
export function newComponent(
  { document, verbs }: Pick<Stores, 'document' | 'verbs'>,
  language: ModuleLanguage,
): void {
  const { name, text } = newComponentText(document.getState().document, language);
  const made = verbs.edit(addModule, { name, text });
  if (made === null || 'refused' in made) return;
  const found = /^(?:export )?class /m.exec(text);
  const line = text.slice(0, found?.index).split('\n').length;
  showCode(verbs, name, { line, column: (found?.[0].length ?? 0) + 1 });
}
