/**
 * Lets other things go on until something is so. However slow the machine, a test that waits this
 * way does not read too early; what never comes ends as the test's own time runs out.
 */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
