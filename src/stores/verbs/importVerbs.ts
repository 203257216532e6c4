import type { PatchbayDocument } from '../../model/document.ts';
import type { VerbContext } from './context.ts';

export interface ImportVerbs {
  /**
   * Opens what was given together: YAML files become new documents with the modules and data that they name,
   * results of a project become a run of the open one, and other files are attached to it. Zips are unpacked,
   * notebooks become modules. No code is run. A name is a path where the file lies in a folder that was given.
   */
  importFiles(
    files: readonly { name: string; bytes: Uint8Array }[],
    options?: {
      /** What holds no model is refused: the open document stays as it is. */
      readonly onlyModels?: boolean;
    },
  ): Promise<void>;
  openExample(id: string): Promise<void>;
  /** Opens a model that was made here (the example of a component) as a new document. */
  openModel(document: PatchbayDocument): Promise<void>;
}

/** What opens files comes when it is first asked for. */
export function importVerbs(context: VerbContext): ImportVerbs {
  return {
    importFiles: (files, options) =>
      context.inTurn(async () =>
        (await import('../imports/openFiles.ts')).openFiles(context, files, options),
      ),
    openExample: (id) =>
      context.inTurn(async () =>
        (await import('../imports/openExample.ts')).openExample(context, id),
      ),
    openModel: (model) =>
      context.inTurn(async () => {
        const { createAndOpen } = await import('../imports/createDocuments.ts');
        await createAndOpen(context, model, true);
      }),
  };
}
