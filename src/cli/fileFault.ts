/** Why a file could not be read or written, in words that stand behind a colon. */
export interface FileFault {
  /** The system's own code, such as `ENOSPC`. */
  readonly code: string;
  readonly why: string;
}

const NO_FOLDER = 'a part of its path is a file and no folder';

const WHY: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EACCES', 'you have no right to do that'],
  ['EPERM', 'the system does not allow it'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', NO_FOLDER],
  ['EEXIST', NO_FOLDER],
  ['ENOTEMPTY', 'the folder is not empty'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your part of the disk is full'],
  ['EFBIG', 'it would be larger than the system takes'],
  ['EROFS', 'the disk can only be read'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ELOOP', 'its links lead round in a circle'],
  ['EMFILE', 'too many files are open'],
  ['ENFILE', 'too many files are open'],
  ['EBUSY', 'another program is using it'],
  ['ETXTBSY', 'it is a program that is running'],
  ['EXDEV', 'it lies on another disk'],
  ['EIO', 'the disk does not answer as it should'],
  ['ENXIO', 'nobody is at its other end'],
  ['EPIPE', 'whoever reads it has closed it'],
  ['ECONNRESET', 'whoever reads it has closed it'],
  ['EBADF', 'it is closed'],
  ['ERR_INVALID_ARG_VALUE', 'its name has a character that no file name can have'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GiB'],
  ['TOO_LARGE', 'it is larger than Patchbay reads'],
  ['CUT', 'it is shorter than it was when the run was left'],
]);

/** Anything that a call to the system threw. */
export function faultOf(error: unknown): FileFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
  const text = error instanceof Error ? error.message : String(error);
  return faultFor(code, text.split('\n', 1)[0]);
}

/** @param text what is said of a code without words of its own */
export function faultFor(code: string, text = code): FileFault {
  return { code, why: WHY.get(code) ?? text };
}

/** `out.csv cannot be written: the disk is full.` */
export function sentenceOf(path: string, done: 'read' | 'written', { why }: FileFault): string {
  return `${path === '' ? 'A file without a name' : path} cannot be ${done}: ${why}.`;
}
