import type { ConfigSpec } from '../model/spec.ts';
import type { ChangeKind } from './Change.ts';
import { entriesOf, type Exact, exactAt, type ExactMap } from '../base/exactValue.ts';
import type { Fact } from './Fact.ts';

const PROCESS = ['plugboard', 'process'];
const ARGS = [...PROCESS, 'args'];
/** Arguments of the process that are told elsewhere. */
const ELSEWHERE = new Set(['components', 'connectors', 'name', 'parameters', 'state', 'patchbay']);

/** The settings of a process: its type, parameters, state, connectors, and what else its arguments hold. */
export function processFacts(spec: ConfigSpec, config: ExactMap): readonly Fact[] {
  const { process } = spec.plugboard;
  const { state, name } = process.args;
  const builder = process.connector_builder;
  const at = (path: readonly string[]) => exactAt(config, path);
  const fact = (name: string, path: readonly string[], value: Exact): Fact => ({
    kind: 'process',
    name,
    component: null,
    path,
    value,
  });
  const inside = (
    base: readonly string[],
    { kind = 'process', prefix = '', but = [] }: Inside = {},
  ): readonly Fact[] =>
    entriesOf(at(base))
      .filter(([key]) => !but.includes(key))
      .map(([key, value]) => ({ ...fact(`${prefix}${key}`, [...base, key], value), kind }));
  const [STATE, BUILDER] = [
    [...ARGS, 'state', 'args'],
    [...PROCESS, 'connector_builder', 'args'],
  ] as const;
  const settings = [
    fact('type', [...PROCESS, 'type'], process.type),
    fact('name', [...ARGS, 'name'], name),
    fact('state.type', [...ARGS, 'state', 'type'], state.type),
    fact('state.job_id', [...STATE, 'job_id'], state.args.job_id),
    fact('connector_builder.type', [...PROCESS, 'connector_builder', 'type'], builder.type),
  ];
  return [
    ...settings,
    ...inside([...ARGS, 'parameters'], { kind: 'parameter' }),
    ...inside([...STATE, 'metadata'], { prefix: 'state.metadata.' }),
    ...inside(STATE, { prefix: 'state.', but: ['job_id', 'metadata'] }),
    ...inside([...BUILDER, 'parameters'], { prefix: 'connector_builder.parameters.' }),
    ...inside(BUILDER, { prefix: 'connector_builder.', but: ['parameters'] }),
    ...inside(ARGS, { but: [...ELSEWHERE] }),
    ...tuneFacts(spec, at(['plugboard', 'tune'])),
  ];
}

interface Inside {
  readonly kind?: ChangeKind;
  readonly prefix?: string;
  readonly but?: readonly string[];
}

/** A study's arguments, each part by itself. */
function tuneFacts(spec: ConfigSpec, raw: Exact | undefined): readonly Fact[] {
  const { tune } = spec.plugboard;
  if (tune === null) return [];
  // What the schema reads is plain data; with it, what is left out means the same as what is written.
  const leaves = flattened(tune.args as unknown as Exact);
  const base = { kind: 'tune', component: null } as const;
  const whole = {
    ...base,
    name: 'tune',
    path: ['plugboard', 'tune'],
    value: raw ?? null,
    means: true,
  };
  const parts = leaves.map(({ path, value: means }): Fact => {
    const value = exactAt(raw ?? null, ['args', ...path]) ?? means;
    const isExact = typeof value === 'bigint';
    return {
      ...base,
      name: path.join('.'),
      path: ['plugboard', 'tune', 'args', ...path],
      value,
      means: isExact ? value : means,
    };
  });
  return [whole, ...parts];
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: Exact;
}

function flattened(value: Exact): readonly Leaf[] {
  const entries = Array.isArray(value)
    ? value.map((item: Exact, i) => [`${i}`, item] as const)
    : entriesOf(value);
  if (entries.length === 0) return [{ path: [], value }];
  return entries.flatMap(([key, item]) =>
    flattened(item).map((leaf) => ({ ...leaf, path: [key, ...leaf.path] })),
  );
}
