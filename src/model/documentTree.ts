import { isObject } from '../base/json.ts';
import type { PatchbayDocument } from './document.ts';
import { readDocument } from './documents.ts';

/**
 * A document as one piece of plain data, to be compared and patched. That the model is the very value of
 * its text (nothing was edited since it was read) is kept by leaving that value out.
 */
export function treeOf({ format, name, source, config, files }: PatchbayDocument): unknown {
  const isAsRead = source !== null && source.value === config;
  return { format, name, source: isAsRead ? { text: source.text } : source, config, files };
}

/** The document of a tree; null when it is none. */
export function documentOfTree(tree: unknown): PatchbayDocument | null {
  if (!isObject(tree)) return null;
  const { source, config } = tree;
  const isAsRead = isObject(source) && !Object.hasOwn(source, 'value');
  const read = readDocument(isAsRead ? { ...tree, source: { ...source, value: config } } : tree);
  return read.ok ? read.value : null;
}
