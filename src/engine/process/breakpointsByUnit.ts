import { fail, ok, type Result } from '../../base/result.ts';
import { endpointOf } from '../../model/index.ts';
import type { Breakpoint } from '../../model/run/index.ts';
import type { Unit } from '../unit/unit.ts';

type UnitBreakpoints = Unit['breakpoints'];

/** Breakpoints at the units whose outputs they watch; in words, what is no output. */
export function breakpointsByUnit(
  breakpoints: readonly Breakpoint[],
  units: ReadonlyMap<string, Unit>,
): Result<ReadonlyMap<Unit, UnitBreakpoints>, string> {
  const byUnit = new Map<Unit, UnitBreakpoints>();
  for (const breakpoint of breakpoints) {
    const { component, field } = endpointOf(breakpoint.field);
    const unit = units.get(component);
    if (unit === undefined || !unit.declared.outputs.includes(field)) {
      return fail(`There is no output ${breakpoint.field} to stop at.`);
    }
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), { field, breakpoint }]);
  }
  return ok(byUnit);
}
