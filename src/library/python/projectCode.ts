import { hasTwin, patchbayModule } from './patchbayModule.ts';
import { pythonSources } from './sources.ts';

/** The Python code of components, as a project for plugboard asks for it. Load it late in the page. */
export const projectCode = {
  has: (type: string): boolean => hasTwin(type, pythonSources),
  module: (types: readonly string[]): string => patchbayModule(types, pythonSources),
};
