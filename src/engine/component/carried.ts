/** A value that goes between components of one carrier. */
export abstract class Carried {
  /** The value as everybody else sees it. */
  abstract readonly plain: unknown;
  /** The value on its way to another worker or into a checkpoint; what that means its carrier knows. */
  abstract readonly sent: number | Uint8Array<ArrayBuffer>;
  /** The value as it is now, whatever becomes of it here. */
  abstract leaving(): Carried;
  /** Bytes that it takes while it waits, roughly; none where it is shared. */
  abstract readonly weight: number;
}
