import { isObject } from '../base/json.ts';
import type { PatchbayDocument } from './document.ts';
import { readDocument } from './documents.ts';

/**
 * A document as one piece of plain data, to be compared and patched. Whether the model is the very value
 * of its text (nothing was edited since it was read) is said beside that value.
 */
export function treeOf({ format, name, source, config, files }: PatchbayDocument): unknown {
  const text = source === null ? null : { ...source, isAsRead: source.value === config };
  return { format, name, source: text, config, files };
}

/** The document of a tree; null when it is none. */
export function documentOfTree(tree: unknown): PatchbayDocument | null {
  if (!isObject(tree)) return null;
  const { source, config } = tree;
  const isAsRead = isObject(source) && source['isAsRead'] === true;
  const read = readDocument(isAsRead ? { ...tree, source: { ...source, value: config } } : tree);
  return read.ok ? read.value : null;
}
