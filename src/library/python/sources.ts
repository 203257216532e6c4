/** Python texts that a module is put together from. */
export interface PythonSources {
  /** A component's Python twin, by its type (`patchbay.Range`): a class named as the type ends. */
  readonly components: ReadonlyMap<string, string>;
  /** What several twins share, by the name after `shared.` in their import lines. */
  readonly shared: ReadonlyMap<string, string>;
}

/** Texts by the names of their files, with something before each name. */
function named(texts: Readonly<Record<string, string>>, before: string): Map<string, string> {
  return new Map(
    Object.entries(texts).map(([path, text]) => {
      const file = path.slice(path.lastIndexOf('/') + 1, -'.py'.length);
      return [before + file, text];
    }),
  );
}

/**
 * The Python twins of the library. Those of `FileReader` and `FileWriter`, which are plugboard's own, only
 * let them run on Ray. Load this file late in the page: nobody needs it before an export.
 */
export const pythonSources: PythonSources = {
  components: named(
    import.meta.glob<string>('../*/[A-Z]*.py', { query: '?raw', import: 'default', eager: true }),
    'patchbay.',
  ),
  shared: named(
    import.meta.glob<string>('./shared/*.py', { query: '?raw', import: 'default', eager: true }),
    '',
  ),
};
