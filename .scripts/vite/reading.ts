import type { UserConfig } from 'vite';

/** Modules that do nothing but offer what is in them, though the bundler cannot see it. */
const QUIET = /[\\/]src[\\/](?:editing|formats|model)[\\/]/;

/**
 * How the worker that reads texts is built: what an ordinary link needs comes first, and parser and schema in a
 * file of their own, when a text needs them.
 */
export const reading: NonNullable<UserConfig['worker']> = {
  format: 'es',
  rolldownOptions: { treeshake: { moduleSideEffects: [{ test: QUIET, sideEffects: false }] } },
};
