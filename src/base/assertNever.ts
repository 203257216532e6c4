/** Closes a union: a case that was forgotten is a compile error here, and a bug when it runs. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
