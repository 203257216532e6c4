/** A folder that plugboard runs, zipped. */
export interface Project {
  readonly zip: Uint8Array;
  /** Paths of its files, without the folder. */
  readonly files: readonly string[];
  /** The text of its README.md. */
  readonly readme: string;
  /** The text of its requirements.txt, and that which its code asks for. */
  readonly requirements: string;
  readonly found: string;
}
