import type { Json, JsonObject } from '../../base/json.ts';
import {
  componentTypeOf,
  type Component,
  type Process,
  StoredStateBackend,
} from '../../engine/index.ts';
import { dumpYaml } from '../../formats/index.ts';

/** A value as YAML has it, or what in it is none. */
function plain(value: unknown, where: string): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item, at) => plain(item, `${where}[${at}]`));
  const prototype: unknown = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${where} is nothing that YAML can say.`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, plain(item, `${where}.${key}`)]),
  );
}

function componentSpec(component: Component): JsonObject {
  const given = Object.entries(component.export).filter(([, value]) => value !== undefined);
  const args = Object.fromEntries(
    given.map(([key, value]) => [key, plain(value, `The argument ${key} of ${component.name}`)]),
  );
  return { type: componentTypeOf(component), args };
}

/**
 * The spec of a process as YAML that plugboard reads: what was given to the components, connectors,
 * parameters and the job. A state that plugboard does not have becomes its default.
 *
 * @param name null when the process was given none
 * @throws TypeError for an argument that YAML cannot say
 */
export function processYaml(process: Process, name: string | null): string {
  const { state } = process;
  const kept = state instanceof StoredStateBackend ? state.jobId : null;
  const connectors = [...process.connectors.values()].map(({ spec }) => ({
    source: `${spec.source.entity}.${spec.source.descriptor}`,
    target: `${spec.target.entity}.${spec.target.descriptor}`,
  }));
  const args: JsonObject = {
    ...(name === null ? {} : { name }),
    components: [...process.components.values()].map(componentSpec),
    connectors,
    parameters: plain(process.parameters, 'The parameters'),
    state: {
      type: 'plugboard.state.DictStateBackend',
      args: {
        ...(kept === null ? {} : { job_id: kept }),
        metadata: plain(state.metadata, 'The metadata of the job'),
      },
    },
  };
  const spec = { type: 'plugboard.process.LocalProcess', args };
  return dumpYaml({ plugboard: { process: spec } });
}
