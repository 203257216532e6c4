import type { AttachedFile, PatchbayDocument } from './document.ts';

/** The languages that components are written in. */
export type ModuleLanguage = 'python' | 'typescript';

/** The language of a file that holds code, by its name; null for data. */
export function moduleLanguage(name: string): ModuleLanguage | null {
  if (/\.py$/iu.test(name)) return 'python';
  return /(?<!\.d)\.ts$/iu.test(name) ? 'typescript' : null;
}

/** The attached files that are code: these are a document's modules. */
export function modulesOf({ files }: Pick<PatchbayDocument, 'files'>): readonly AttachedFile[] {
  return files.filter(({ name }) => moduleLanguage(name) !== null);
}

/** Files of packages, and compiled ones: an interpreter runs them too, and nobody can read them. */
const PACKAGE = /\.(?:whl|egg|zip|pyc|pyd|so|pth)$/iu;

/** The attached files that a run may take for code: modules, and with them packages and compiled files. */
export function runnableFiles(document: Pick<PatchbayDocument, 'files'>): readonly AttachedFile[] {
  if (modulesOf(document).length === 0) return [];
  return document.files.filter(({ name }) => moduleLanguage(name) !== null || PACKAGE.test(name));
}

/**
 * The name by which Python imports a file: `package.module` of `package/module.py`, composed (`ü` in one
 * character) as people type it, however their system wrote the file's name.
 */
export function moduleName(file: string): string {
  return file
    .normalize('NFC')
    .replace(/\.(?:py|ts)$/iu, '')
    .replace(/(?:^|\/)__init__$/u, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('.');
}
