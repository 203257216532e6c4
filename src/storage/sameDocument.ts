import type { AttachedFile, PatchbayDocument } from '../model/document.ts';

/** Whether two documents say the same, to the last byte and the sign of a zero. */
export function sameDocument(a: PatchbayDocument, b: PatchbayDocument): boolean {
  return (
    a.format === b.format &&
    a.name === b.name &&
    a.source?.text === b.source?.text &&
    same(a.source?.value ?? null, b.source?.value ?? null) &&
    same(a.config, b.config) &&
    a.files.length === b.files.length &&
    a.files.every((file, index) => sameFile(file, b.files[index]))
  );
}

function sameFile(a: AttachedFile, b: AttachedFile | undefined): boolean {
  return (
    b !== undefined &&
    a.name === b.name &&
    a.bytes.length === b.bytes.length &&
    a.bytes.every((byte, index) => byte === b.bytes[index])
  );
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => same(item, b[index]))
    );
  }
  const entries = Object.entries(a);
  const others = new Map<string, unknown>(Object.entries(b));
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && same(value, others.get(key)))
  );
}
