import { basename, extname, join } from 'node:path';
import type { CliEnv } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';
import { MARKER } from './marker.ts';

/** A file that should hold a model. */
export interface ModelPlace {
  /** From the folder that is read, with `/`. */
  readonly path: string;
  readonly title: string;
  /** See `SiteModel.group`. */
  readonly group: string;
  /** A README that speaks of this model; null where there is none. */
  readonly readme: string | null;
}

export interface FoundModels {
  readonly models: readonly ModelPlace[];
  /** The README of the whole folder. */
  readonly readme: string | null;
  /** What could not be looked into, in sentences. */
  readonly faults: readonly string[];
}

/** Names that a site has nothing of: what is hidden, and what npm installs. */
export const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : 1;

/**
 * Looks for models in a folder and those below it. Links are not followed, and sites that this program
 * made are passed by.
 *
 * @param root a whole path
 * @param name what the folder is called
 */
export async function findModels(root: string, name: string, env: CliEnv): Promise<FoundModels> {
  const models: ModelPlace[] = [];
  const faults: string[] = [];
  let readme: string | null = null;

  async function look(path: string, title: string, group: string): Promise<void> {
    const listed = await env.list(join(root, path));
    if (!listed.ok) {
      faults.push(sentenceOf(path === '' ? name : path, 'read', listed.error));
      return;
    }
    if (listed.value.some((entry) => entry.name === MARKER)) return;
    const entries = listed.value.filter((entry) => !isLeftOut(entry.name)).toSorted(byName);
    const inside = (entry: string) => (path === '' ? entry : `${path}/${entry}`);
    const files = entries.filter(({ kind }) => kind === 'file').map((entry) => entry.name);
    const readmes = files.find((file) => /^readme\.md$/i.test(file));
    const own = readmes === undefined ? null : inside(readmes);
    if (path === '') readme = own;
    const found = files.filter((file) => /\.ya?ml$/i.test(file));
    for (const file of found) {
      const isFolders = /^model\.ya?ml$/i.test(file);
      models.push({
        path: inside(file),
        title: isFolders ? title : basename(file, extname(file)),
        group: isFolders ? group : path,
        // The README of a folder of several tells of them together.
        readme: path !== '' && (isFolders || found.length === 1) ? own : null,
      });
    }
    for (const entry of entries)
      if (entry.kind === 'folder') await look(inside(entry.name), entry.name, path);
  }

  await look('', name, '');
  return { models, readme, faults };
}
