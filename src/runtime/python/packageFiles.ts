const OURS = import.meta.glob<string>(['./plugboard/**/*.py', './bridge/*.py'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * Our Python by its path in a folder of modules: the package `plugboard` that authors import, and
 * `_patchbay`, which the engine calls.
 */
export const packageFiles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(OURS).map(([path, text]) => [
    path.replace('./bridge/', '_patchbay/').replace('./', ''),
    text,
  ]),
);
