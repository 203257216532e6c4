import { isSameFileName } from '../../base/text/fileNames.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { ModuleLanguage } from '../../model/modules.ts';

const SUFFIX: Readonly<Record<ModuleLanguage, string>> = { python: 'py', typescript: 'ts' };
const MODULE =
  /^(?:[\p{XID_Start}_]\p{XID_Continue}*\/)*[\p{XID_Start}_]\p{XID_Continue}*\.(?:py|ts)$/u;

const isTaken = ({ files }: PatchbayDocument, name: string): boolean =>
  files.some((file) => isSameFileName(file.name, name));

/** Why a file of code cannot be called so, for a person; null: it can. */
export function moduleNameFault(document: PatchbayDocument, name: string): string | null {
  if (!/\.(?:py|ts)$/.test(name)) return 'A file of code has a name that ends in .py or .ts.';
  if (!MODULE.test(name))
    return 'The name of a module has letters, digits and _, does not begin with a digit, and / between folders.';
  if (/^plugboard(?:\/|\.py$)/.test(name))
    return 'plugboard is the framework’s own name; choose another one.';
  return isTaken(document, name) ? `There is a file ${name} already.` : null;
}

/** `heat-loss` as the name of a class, `HeatLoss`, and of a module, `heat_loss`. */
export function codeNames(text: string): { readonly type: string; readonly module: string } {
  const words = text
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const type = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const module = words.join('_').toLowerCase();
  const isName = /^\p{XID_Start}/u.test(type);
  return isName ? { type, module } : { type: `Component${type}`, module: `component_${module}` };
}

/** Names for a new component with a file of its own: as wanted, or with a number where that is taken. */
export function freeCodeNames(
  document: PatchbayDocument,
  wanted: string,
  language: ModuleLanguage,
): { readonly type: string; readonly file: string } {
  const { type, module } = codeNames(wanted);
  for (let n = 1; ; n++) {
    const number = n === 1 ? '' : String(n);
    const stem = n === 1 ? module : `${module}_${number}`;
    // A module of the other language would hide it.
    const files = Object.values(SUFFIX).map((suffix) => `${stem}.${suffix}`);
    if (files.every((file) => moduleNameFault(document, file) === null))
      return { type: `${type}${number}`, file: `${stem}.${SUFFIX[language]}` };
  }
}
