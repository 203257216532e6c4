const CLUTTER = new Set(['__pycache__', '__MACOSX', 'node_modules', 'site-packages', 'venv']);

/** True for a file or folder that nobody wrote for others to read: caches, settings, environments. */
export function isClutter(name: string): boolean {
  return name.startsWith('.') || CLUTTER.has(name) || /\.(?:pyc|egg-info|dist-info)$/iu.test(name);
}
