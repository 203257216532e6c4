import { ok } from '../../base/result.ts';
import type { Verbs } from '../api.ts';
import { loadFormats, mermaidOf, readPart, readText, textOf } from '../domain.ts';
import type { VerbContext } from './context.ts';

export type TextVerbs = Pick<Verbs, 'prepareText' | 'setText' | 'readModel' | 'exportText'>;

export function textVerbs({ deps, document, session }: VerbContext): TextVerbs {
  return {
    prepareText: loadFormats,
    setText(text) {
      const { name, files } = document.getState().document;
      const read = readText(text, name);
      if (!read.ok) return read;
      session.edit('Edit YAML', (current) =>
        textOf(current) === text ? current : { ...read.value, name, files },
      );
      return ok(undefined);
    },
    async readModel(text) {
      await loadFormats();
      return readPart(text, 'pasted');
    },
    exportText(format) {
      const { document: current } = document.getState();
      if (format === 'mermaid') return mermaidOf(current, deps.catalogue);
      return textOf(current, { layout: format === 'yaml' });
    },
  };
}
