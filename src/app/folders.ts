import { fail, ok, type Result } from '../base/result.ts';
import type { Folder, FolderFault, Folders } from '../stores/index.ts';

/** What the types of the platform do not have yet. */
interface Permitted {
  queryPermission?(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}
type Directory = FileSystemDirectoryHandle & Permitted;
type Picker = (wanted: { readonly id: string; readonly mode: 'readwrite' }) => Promise<Directory>;

const MODE = { mode: 'readwrite' } as const;

function faultOf(error: unknown, name: string): FolderFault {
  const kind = error instanceof DOMException ? error.name : '';
  if (kind === 'NotAllowedError' || kind === 'SecurityError')
    return { kind: 'permission', message: `The folder “${name}” may not be written any more.` };
  if (kind === 'NotFoundError')
    return { kind: 'gone', message: `The folder “${name}” is not there any more.` };
  if (kind === 'QuotaExceededError')
    return { kind: 'full', message: `There is no room left in the folder “${name}”.` };
  const why = error instanceof Error ? error.message : String(error);
  return { kind: 'other', message: `The folder “${name}” could not be written. ${why}` };
}

/** Whether something is merely not there, in a folder that is. */
const isMissing = (error: unknown): boolean =>
  error instanceof DOMException &&
  (error.name === 'NotFoundError' || error.name === 'TypeMismatchError');

function folderOf(root: Directory): Folder {
  async function tried<T>(work: () => Promise<T>): Promise<Result<T, FolderFault>> {
    try {
      return ok(await work());
    } catch (error) {
      return fail(faultOf(error, root.name));
    }
  }

  async function parentOf(path: readonly string[], create: boolean): Promise<Directory> {
    let at: Directory = root;
    for (const name of path.slice(0, -1)) at = await at.getDirectoryHandle(name, { create });
    return at;
  }

  const nameOf = (path: readonly string[]): string => path.at(-1) ?? '';

  async function fileAt(path: readonly string[]): Promise<FileSystemFileHandle | null> {
    // Whether the folder itself is there is asked of itself: a file that is not there is nothing bad.
    await root.keys().next();
    try {
      return await (await parentOf(path, false)).getFileHandle(nameOf(path));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  return {
    name: root.name,
    handle: root,
    async mayWrite(ask) {
      // Folders of the page's own, and browsers that do not ask.
      if (root.queryPermission === undefined) return true;
      if ((await root.queryPermission(MODE)) === 'granted') return true;
      if (!ask) return false;
      return (await root.requestPermission?.(MODE).catch(() => 'denied')) === 'granted';
    },
    read: (path) =>
      tried(async () => {
        const file = await (await fileAt(path))?.getFile();
        return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
      }),
    write: (path, bytes) =>
      tried(async () => {
        await root.keys().next();
        const file = await (
          await parentOf(path, true)
        ).getFileHandle(nameOf(path), { create: true });
        // What was there stays until all of it is written.
        const stream = await file.createWritable();
        try {
          await stream.write(new Uint8Array(bytes));
          await stream.close();
        } catch (error) {
          await stream.abort().catch(() => undefined);
          throw error;
        }
      }),
    remove: (path) =>
      tried(async () => {
        if ((await fileAt(path)) === null) return;
        await (await parentOf(path, false)).removeEntry(nameOf(path));
      }),
  };
}

/** Folders of this computer, by the File System Access API. */
export const browserFolders: Folders = {
  async choose() {
    const picker = Reflect.get(globalThis, 'showDirectoryPicker') as Picker | undefined;
    try {
      const chosen = await picker?.({ id: 'patchbay', mode: 'readwrite' });
      return chosen === undefined ? null : folderOf(chosen);
    } catch {
      // The person closed the dialog, or chose a folder that the browser gives to no page.
      return null;
    }
  },
  from: (handle) => (handle instanceof FileSystemDirectoryHandle ? folderOf(handle) : null),
};
