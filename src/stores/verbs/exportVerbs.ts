import type { Result } from '../../base/result.ts';
import { fail } from '../../base/result.ts';
import { disableComponents } from '../../editing/components/disable.ts';
import { specOf } from '../../model/index.ts';
import type { Problem } from '../../model/problem.ts';
import { problemAt } from '../../model/problemAt.ts';
import type { Project } from '../texts/project.ts';
import { setOwnRequirements } from '../texts/ownRequirements.ts';
import { loadFormats, projectOf } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

export interface ExportVerbs {
  /**
   * The document as a project for plugboard.
   *
   * @param folder the one that it gets in the zip
   * @param without components that it goes without, as if they were switched off
   */
  exportProject(
    folder: string,
    without?: readonly string[],
  ): Promise<Result<Project, readonly Problem[]>>;
  /**
   * Gives the document another `requirements.txt`, in projects and on Ray, for this visit.
   *
   * @param text null: the one that its code asks for
   */
  setRequirements(text: string | null): Promise<void>;
  /** The text of `patchbay.py`, which plugboard needs beside the YAML; null: it needs none. */
  exportModule(): Promise<string | null>;
}

const NOT_LOADED =
  'The Python code of the components could not be loaded. Check the connection and try again.';

/** What leaves for plugboard; the Python texts come when they are asked for. */
export function exportVerbs(context: VerbContext): ExportVerbs {
  const { deps, code, document, notices, session } = context;
  const codeOrNull = () => deps.componentCode().catch(() => null);
  const types = () => (code.needsReading(document.getState().document) ? code.load() : undefined);
  return {
    async exportProject(folder, without = []) {
      const [library] = await Promise.all([codeOrNull(), loadFormats(), types()]);
      if (library === null) return fail([problemAt('PROJECT_FILE', NOT_LOADED)]);
      const { document: now } = document.getState();
      const catalogue = code.catalogueOf(now);
      const options = { catalogue, code: library, imports: code.importsOf(now.files) };
      const whole = disableComponents(now, catalogue, without);
      return projectOf(whole, options, { folder, at: deps.clock(), session });
    },
    setRequirements: (text) => Promise.resolve(setOwnRequirements(session, text)),
    async exportModule() {
      const { components } = specOf(document.getState().document).plugboard.process.args;
      const library = await codeOrNull();
      if (library === null) {
        notices.show({ tone: 'bad', text: NOT_LOADED, action: null }, 'python');
        return null;
      }
      const types = components.map(({ type }) => type).filter((type) => library.has(type));
      return types.length === 0 ? null : library.module(types);
    },
  };
}
