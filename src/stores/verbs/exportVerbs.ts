import type { Result } from '../../base/result.ts';
import { fail } from '../../base/result.ts';
import { specOf } from '../../model/index.ts';
import type { Problem } from '../../model/problem.ts';
import type { Project } from '../texts/project.ts';
import { loadFormats, projectOf } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

export interface ExportVerbs {
  /** The document as a project for plugboard; `folder` is the one that it gets in the zip. */
  exportProject(folder: string): Promise<Result<Project, readonly Problem[]>>;
  /** The text of `patchbay.py`, which plugboard needs beside the YAML; null: it needs none. */
  exportModule(): Promise<string | null>;
}

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
