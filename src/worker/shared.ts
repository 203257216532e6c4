import * as engine from '../engine/index.ts';
import * as classes from '../library/classes.ts';
import * as library from '../library/index.ts';
import * as model from '../model/index.ts';

/** What the second script takes from the first; the build puts `patchbay.engine` for an import of the engine. */
export const shared = { engine, classes, library, model };
