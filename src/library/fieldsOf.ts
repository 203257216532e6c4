/**
 * The fields of a component whose names are only known from its arguments. This is the one place that
 * says to the compiler that any name may be a field: names that are members of a component are refused
 * before (`reservedNames.ts`).
 */
export function fieldsOf(component: object): Record<string, unknown> {
  return component as Record<string, unknown>;
}
