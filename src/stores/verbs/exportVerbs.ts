import { fail } from '../../base/result.ts';
import { specOf } from '../../model/index.ts';
import type { Verbs } from '../api.ts';
import { loadFormats, projectOf } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

export type ExportVerbs = Pick<Verbs, 'exportProject' | 'exportModule'>;

const NOT_LOADED =
  'The Python code of the components could not be loaded. Check the connection and try again.';

/** What leaves for plugboard; the Python texts come when they are asked for. */
export function exportVerbs(context: VerbContext): ExportVerbs {
  const { deps, document, notices } = context;
  const codeOrNull = () => deps.componentCode().catch(() => null);
  return {
    async exportProject(folder) {
      const [code] = await Promise.all([codeOrNull(), loadFormats()]);
      if (code === null) {
        const place = { path: '', line: null, column: null };
        return fail([{ code: 'PROJECT_FILE', message: NOT_LOADED, ...place, severity: 'error' }]);
      }
      const options = { catalogue: deps.catalogue, code };
      return projectOf(document.getState().document, options, { folder, at: deps.clock() });
    },
    async exportModule() {
      const { components } = specOf(document.getState().document).plugboard.process.args;
      const code = await codeOrNull();
      if (code === null) {
        notices.show({ tone: 'bad', text: NOT_LOADED, action: null }, 'python');
        return null;
      }
      const types = components.map(({ type }) => type).filter((type) => code.has(type));
      return types.length === 0 ? null : code.module(types);
    },
  };
}
