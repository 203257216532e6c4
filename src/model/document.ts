import type { JsonObject } from '../base/json.ts';

/** A file that travels with the document (a CSV that a FileReader reads). */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text a document was read from and the plain value that text has. */
export interface SourceText {
  readonly text: string;
  readonly value: JsonObject;
}

/**
 * A document: plain, immutable data. `config` is the whole `ConfigSpec` as the text has it (no
 * defaults filled in, unknown component types and `tune` kept, layout under
 * `plugboard.process.args.patchbay`). Every edit is a function `(document, args) => document` that
 * replaces `config` (sharing structure); the text of now is `source.text` patched by the difference
 * between `source.value` and `config` (formats/yaml), so an unedited document is its text byte for byte.
 */
export interface PatchbayDocument {
  /** Version of this shape, raised with a migration. */
  readonly format: 1;
  /** The name in the list of documents (the process name lives in `config`). */
  readonly name: string;
  readonly source: SourceText | null;
  readonly config: JsonObject;
  readonly files: readonly AttachedFile[];
}
