/** Rough size of a message in bytes and the buffers in it that can be handed over without copying. */
export interface Survey {
  readonly bytes: number;
  readonly buffers: readonly ArrayBuffer[];
}

const MAX_NODES = 3_000_000;

/**
 * Walks a message that came by structured clone (no getters, perhaps cycles).
 *
 * @returns null when it is larger than `limit` bytes or has too many parts
 */
export function survey(message: unknown, limit: number): Survey | null {
  const buffers = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const stack: unknown[] = [message];
  let bytes = 0;
  for (let nodes = 0; stack.length > 0; nodes++) {
    if (bytes > limit || nodes > MAX_NODES) return null;
    const item = stack.pop();
    bytes += 8;
    if (typeof item === 'string') bytes += item.length * 2;
    if (typeof item !== 'object' || item === null || seen.has(item)) continue;
    seen.add(item);
    if (ArrayBuffer.isView(item)) {
      if (item.buffer instanceof ArrayBuffer && !buffers.has(item.buffer)) {
        buffers.add(item.buffer);
        bytes += item.buffer.byteLength;
      }
    } else if (item instanceof ArrayBuffer) {
      if (!buffers.has(item)) bytes += item.byteLength;
      buffers.add(item);
    } else if (Array.isArray(item)) {
      if (item.length > MAX_NODES) return null;
      for (const part of item) stack.push(part);
    } else if (item instanceof Map || item instanceof Set) {
      return null;
    } else {
      for (const [key, part] of Object.entries(item)) {
        bytes += key.length * 2;
        stack.push(part);
      }
    }
  }
  return bytes > limit ? null : { bytes, buffers: [...buffers] };
}
