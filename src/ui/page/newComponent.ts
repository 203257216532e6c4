import { addModule } from '../../editing/modules/addModule.ts';
import { newPythonComponent } from '../../editing/modules/template.ts';
import type { Stores } from '../../stores/index.ts';
import { showCode } from './codeView.ts';

/** Adds a file with a new component to the document, and opens it at the name of its class. */
export function newComponent({ document, verbs }: Pick<Stores, 'document' | 'verbs'>): void {
  const { name, text } = newPythonComponent(document.getState().document);
  const made = verbs.edit(addModule, { name, text });
  if (made === null || 'refused' in made) return;
  const before = text.slice(0, text.indexOf('\nclass ') + 1);
  const line = before.split('\n').length;
  showCode(verbs, name, { line, column: 'class '.length + 1 });
}
