/** A file of a project for plugboard. */
export interface BundleFile {
  /** Where it lies in the project's folder, with `/` between the parts. */
  readonly path: string;
  /** Text is written as UTF-8. */
  readonly content: string | Uint8Array;
}
