/** `a/./b/../c` as `a/c`; null for what leads out, or is a whole path of some machine. */
export function tidyPath(path: string): string | null {
  const parts: string[] = [];
  if (/^[\\/]/u.test(path)) return null;
  for (const part of path.split(/[\\/]/u)) {
    if (part === '' || part === '.') continue;
    // The letter of a drive.
    if (/^[a-z]:/iu.test(part)) return null;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
}
