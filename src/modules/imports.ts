/**
 * How much an import needs its module:
 * `needed`: the components do not load without it;
 * `later`: a function imports it, so that its absence shows when that runs;
 * `placeholder`: the file loads with anything of that name, since only its script part or annotations use it;
 * `guarded`: its absence is caught, or nothing here runs the import.
 */
export type ImportNeed = 'needed' | 'later' | 'placeholder' | 'guarded';

/** A module that the code imports, and that is none of its own, of its language's or of ours. */
export interface ModuleImport {
  readonly need: ImportNeed;
  /** The files that import it so. */
  readonly files: readonly string[];
}
