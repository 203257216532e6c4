type Method = (...given: never[]) => Promise<unknown>;

/**
 * These methods of an object that comes when the first of them is called.
 *
 * @param refused what a call comes to when the object cannot be had; left out, it rejects
 */
export function lateMethods<T extends { readonly [K in N]: Method }, N extends keyof T>(
  load: () => Promise<T>,
  names: readonly N[],
  refused?: (fault: unknown) => unknown,
): Pick<T, N> {
  const methods = names.map((name) => [
    name,
    (...given: never[]) => load().then((object) => object[name](...given), refused),
  ]);
  return Object.fromEntries(methods) as Pick<T, N>;
}
