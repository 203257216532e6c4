import type { HostFiles } from '../engine/index.ts';
import { attachedFor } from '../model/index.ts';
import { LIMITS } from '../runner/protocol/index.ts';
import { joinedBytes } from '../base/joinedBytes.ts';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/** `./data//a.csv` and `data/a.csv` are one file, in whatever normal form it is written. */
function normalise(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.join('/').normalize('NFC');
}

/** Bytes that grow by whole pieces; joined when somebody reads them. */
class Written {
  #pieces: Uint8Array[] = [];
  #length = 0;

  append(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }

  get length(): number {
    return this.#length;
  }

  bytes(): Uint8Array {
    const joined = joinedBytes(this.#pieces);
    this.#pieces = [joined];
    return joined;
  }
}

/**
 * The files of a run: those attached to the document, and those that components write, which lie over
 * them. A path into a folder also finds an attached file by its last part, because a document's files
 * have no folders while a model written for a disk may name some.
 */
export class MemoryFiles implements HostFiles {
  readonly #attached: readonly NamedBytes[];
  readonly #written = new Map<string, Written>();

  /** @param written what a run that goes on had written before */
  constructor(attached: readonly NamedBytes[], written: readonly NamedBytes[] = []) {
    this.#attached = attached;
    for (const { name, bytes } of written) {
      const file = new Written();
      file.append(bytes.slice());
      this.#written.set(name, file);
    }
  }

  async read(path: string): Promise<Uint8Array> {
    const name = normalise(path);
    const bytes = this.#written.get(name)?.bytes() ?? attachedFor(this.#attached, path)?.bytes;
    if (bytes !== undefined) return bytes.slice();
    throw failure('FILE_MISSING', `There is no file ${path}. Attach it to the document.`);
  }

  async create(path: string): Promise<void> {
    const name = normalise(path);
    if (name === '') throw failure('FILE_MISSING', `${path} is no name of a file.`);
    if (!this.#written.has(name) && this.#written.size >= LIMITS.files) {
      throw failure('FILE_TOO_LARGE', `A run may write ${LIMITS.files} files.`);
    }
    this.#written.set(name, new Written());
  }

  async append(path: string, bytes: Uint8Array): Promise<void> {
    const name = normalise(path);
    if (!this.#written.has(name)) await this.create(path);
    const written = this.#written.get(name);
    if (written === undefined) return;
    if (written.length + bytes.length > LIMITS.fileBytes) {
      const most = LIMITS.fileBytes / 1024 / 1024;
      throw failure('FILE_TOO_LARGE', `${path} would become larger than ${most} MB.`);
    }
    written.append(bytes.slice());
  }

  /** Everything that was written, in the order of first writing. */
  written(): readonly NamedBytes[] {
    return [...this.#written].map(([name, file]) => ({ name, bytes: file.bytes() }));
  }
}
