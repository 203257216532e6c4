import type { Component } from '../engine/index.ts';

const told = new WeakMap<Component, Set<string>>();

/**
 * Warns that a value which is not finite begins at a field, once for each field of a run. Called only for
 * such a value, so that steps pay a subtraction for it: `y - y` is 0 for all that is finite.
 *
 * @param from what came in: where one of these is not finite itself, it began elsewhere
 * @param why completes the sentence, such as " with x = 0"
 */
export function warnNotFinite(
  component: Component,
  { field, value, step }: { readonly field: string; readonly value: number; readonly step: number },
  from: readonly unknown[],
  why: () => string,
): void {
  const { warn } = component.host;
  if (warn === undefined || from.some((one) => typeof one === 'number' && !Number.isFinite(one)))
    return;
  const fields = told.get(component) ?? new Set();
  if (fields.has(field)) return;
  told.set(component, fields.add(field));
  const { name } = component;
  const what = Number.isNaN(value) ? 'NaN' : value > 0 ? 'infinite' : 'minus infinite';
  const message = `${field} became ${what}${why()}.`;
  warn({ code: 'NOT_FINITE', component: name, field, step, message });
}
