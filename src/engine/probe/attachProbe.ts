import { fail, ok, type Result } from '../../base/result.ts';
import { endpointOf } from '../../model/index.ts';
import type { Unit } from '../unit/unit.ts';
import { Probe, type ProbeOptions } from './probe.ts';

/**
 * Records a field from now on: outputs after each step, inputs as received.
 *
 * @param field `component.field`
 * @param onChange the probes of a unit have become other ones
 * @returns the probe, or in words what is not there
 */
export function attachProbe(
  units: ReadonlyMap<string, Unit>,
  field: string,
  options: ProbeOptions,
  onChange: () => void,
): Result<Probe, string> {
  const { component, field: name } = endpointOf(field);
  const unit = units.get(component);
  if (unit === undefined) return fail(`There is no component for ${field}.`);
  const { inputs, outputs } = unit.declared;
  const isOutput = outputs.includes(name);
  if (!isOutput && !inputs.includes(name)) return fail(`${unit.name} has no field ${name}.`);
  const list = isOutput ? unit.outputProbes : unit.inputProbes;
  const onStop = () => {
    const at = list.findIndex((entry) => entry.probe === probe);
    if (at >= 0) list.splice(at, 1);
    onChange();
  };
  const probe: Probe = new Probe(field, onStop, options);
  list.push({ field: name, probe });
  onChange();
  return ok(probe);
}
