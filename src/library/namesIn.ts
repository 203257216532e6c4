/** The texts of a list, for telling ports from arguments that may be wrong; empty for another value. */
export function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}
