/** Where the editor keeps its own things in a model: plugboard accepts and ignores them. */
export const LAYOUT_PATH = ['plugboard', 'process', 'args', 'patchbay'] as const;
