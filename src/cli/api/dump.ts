import { dirname, extname, join, resolve } from 'node:path';
import type { Json, JsonObject } from '../../base/json.ts';
import {
  componentTypeOf,
  type Component,
  type Process,
  StoredStateBackend,
} from '../../engine/index.ts';
import { dumpYaml, forRay, readModelText } from '../../formats/index.ts';
import { catalogue } from '../../library/index.ts';
import { projectCode } from '../../library/python/projectCode.ts';
import { writeWhole } from '../env.ts';
import { sentenceOf } from '../fileFault.ts';
import { nodeEnv } from '../node/nodeEnv.ts';

/** The text of a model, and the types of its components. */
export interface Dump {
  readonly text: string;
  readonly types: readonly string[];
}

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
 * @param where whether plugboard shall run it in one process or on Ray
 * @throws TypeError for an argument that YAML cannot say
 */
export function processYaml(process: Process, name: string | null, where: 'local' | 'ray'): Dump {
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
  const text = dumpYaml({ plugboard: { process: spec } });
  const types = [...process.components.values()].map(componentTypeOf);
  return { text: where === 'ray' ? onRay(text) : text, types };
}

function onRay(text: string): string {
  const read = readModelText(text, 'process');
  if (!read.ok) throw new TypeError(read.error.map(({ message }) => message).join(' '));
  return dumpYaml(forRay(read.value, catalogue).config);
}

/**
 * Writes a model, and `patchbay.py` beside it where it uses components of the library. Old files stay
 * until the new ones are complete.
 *
 * @throws TypeError when `path` does not end in .yaml or .yml
 * @throws Error that says why, when a file cannot be written
 */
export async function writeDump(path: string, dump: () => Dump): Promise<void> {
  if (!['.yaml', '.yml'].includes(extname(path))) {
    throw new TypeError('Path must have a .yaml/.yml extension');
  }
  const { text, types } = dump();
  const env = nodeEnv();
  const write = async (to: string, content: string) => {
    const done = await writeWhole(to, new TextEncoder().encode(content), env);
    if (!done.ok) throw new Error(sentenceOf(to, 'written', done.error));
  };
  const ours = types.filter((type) => projectCode.has(type));
  if (ours.length > 0) {
    await write(join(dirname(resolve(path)), 'patchbay.py'), projectCode.module(ours));
  }
  await write(resolve(path), text);
}
