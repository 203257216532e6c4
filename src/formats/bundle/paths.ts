/** What the project itself holds. */
const OWN_FILES = ['model.yaml', 'model-ray.yaml', 'patchbay.py', 'requirements.txt', 'readme.md'];
const OWN_FOLDERS = ['results', '.venv'];
/** Signs that some system takes for something else than a part of a name. */
const UNSAFE = /[\\:*?"<>|]|\p{Cc}/u;

/** `./data//a.csv` and `data/a.csv` are one place. */
export function normalPath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}

/** The name of the file at a path of any system. */
export function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/**
 * True for a path that a data file can have inside a project on every system: it leads nowhere else, and
 * to nothing that the project itself holds.
 */
export function isFreePath(path: string): boolean {
  const parts = path.toLowerCase().split('/');
  const leadsAway = parts.some((part) => part === '' || part === '.' || part === '..');
  if (leadsAway || UNSAFE.test(path) || path.length > 200) return false;
  return !OWN_FILES.includes(parts.join('/')) && !OWN_FOLDERS.includes(parts[0] ?? '');
}
