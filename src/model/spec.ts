import * as z from 'zod/mini';
import { isObject } from '../base/json.ts';
import { readResource } from './resources.ts';

// zod's compiled parsers need `new Function`, which the page's policy forbids (and the console would tell).
z.config({ jitless: true });

/** A component's name in YAML. */
export const NAME_PATTERN = /^[a-zA-Z_][a-zA-Z0-9_-]*$/;
/** A connector's end as text: `component.field`. */
export const REFERENCE_PATTERN = /^([a-zA-Z_][a-zA-Z0-9_-]*)\.([a-zA-Z_][a-zA-Z0-9_]*)$/;
const RAY_PROCESS = 'plugboard.process.RayProcess';
const ASYNCIO_CONNECTOR = 'plugboard.connector.AsyncioConnector';
const DICT_STATE = 'plugboard.state.DictStateBackend';
/** A job's id, as plugboard takes it. */
export const JOB_ID_PATTERN = /^Job_[a-zA-Z0-9]{8,}$/;

/** A map of anything. zod's record skips nothing and copies own keys only. */
export const anyMap = z.record(z.string(), z.unknown());
const mapOr = <T extends Record<string, unknown>>(empty: () => T) => z._default(anyMap, empty);

function message(input: unknown, text: string, params: Record<string, unknown> = {}) {
  return { code: 'custom' as const, input, message: text, params };
}

const resource = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    const result = readResource(value);
    if (result.ok) return result.value;
    context.issues.push(message(value, result.error));
    return z.NEVER;
  }),
);

/** What pydantic takes for a whole number: no exponent in a text, and nothing beyond 64 bits in a float. */
function isWhole(value: unknown, number: number): boolean {
  if (typeof value === 'string' && !/^[+-]?\d[\d_]*(\.0*)?$/.test(value.trim())) return false;
  return Number.isInteger(number) && Math.abs(number) < 2 ** 63;
}

/** Numbers, or text that says one, as pydantic takes them. */
export function numeric(whole: boolean) {
  return z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const number =
        typeof value === 'string' && value.trim() !== ''
          ? Number(value.trim().replace(/(?<=\d)_(?=\d)/g, ''))
          : typeof value === 'boolean'
            ? Number(value)
            : value;
      if (typeof number === 'number' && !Number.isNaN(number)) {
        if (!whole || isWhole(value, number)) return number;
      } else if (typeof number === 'number' && typeof value === 'number' && !whole) {
        return number;
      }
      context.issues.push(
        message(value, whole ? 'A whole number is needed here.' : 'A number is needed here.', {
          code: 'WRONG_TYPE',
        }),
      );
      return z.NEVER;
    }),
  );
}

const memory = z.pipe(
  resource,
  z.transform((value: number, context) => {
    if (Number.isFinite(value)) return Math.trunc(value);
    context.issues.push(message(value, 'Memory must be a finite number of bytes.'));
    return z.NEVER;
  }),
);

const ResourceSpec = z.strictObject({
  cpu: z._default(resource, 0.001),
  gpu: z._default(resource, 0),
  memory: z._default(memory, 0),
  resources: z._default(z.record(z.string(), resource), () => ({})),
});

/** The lists in it are looked at when the process is built, as plugboard does. */
const initialValues = z.record(z.string(), z.unknown());

const ComponentArgs = z.looseObject({
  name: z.string().check(z.regex(NAME_PATTERN)),
  initial_values: z._default(initialValues, () => ({})),
  parameters: mapOr(() => ({})),
  constraints: mapOr(() => ({})),
  resources: z._default(z.nullable(ResourceSpec), null),
});

const ComponentSpec = z.strictObject({ type: z.string(), args: ComponentArgs });

const socket = z.strictObject({ entity: z.string(), descriptor: z.string() });

/** An end of a connector: text `a.x`, or a map; read into the map form. */
const Socket = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    if (typeof value === 'string') {
      const match = REFERENCE_PATTERN.exec(value);
      if (match !== null) return { entity: match[1] ?? '', descriptor: match[2] ?? '' };
      context.issues.push(
        message(value, `Reference must be of the form 'entity.descriptor', got ${value}`, {
          code: 'REFERENCE_PATTERN',
        }),
      );
      return z.NEVER;
    }
    const result = socket.safeParse(value);
    if (result.success) return result.data;
    for (const { path, ...issue } of result.error.issues) {
      context.issues.push({ ...message(value, '', { issue }), path: [...path] });
    }
    return z.NEVER;
  }),
);

const ConnectorSpec = z.strictObject({
  source: Socket,
  target: Socket,
  mode: z._default(z.enum(['pipeline', 'pubsub']), 'pipeline'),
});

const StateArgs = z.looseObject({
  job_id: z._default(z.nullable(z.string().check(z.regex(JOB_ID_PATTERN))), null),
  metadata: mapOr(() => ({})),
});

const StateSpec = z.strictObject({
  type: z._default(z.string(), DICT_STATE),
  args: z._default(StateArgs, () => ({ job_id: null, metadata: {} })),
});

const ConnectorBuilderSpec = z.strictObject({
  type: z._default(z.string(), ASYNCIO_CONNECTOR),
  args: z._default(z.looseObject({ parameters: mapOr(() => ({})) }), () => ({ parameters: {} })),
});

/** null stands for the default. */
function nullAs<S extends z.ZodMiniType>(schema: S, value: () => unknown) {
  return z.pipe(
    z.transform((input: unknown) => (input === null || input === undefined ? value() : input)),
    schema,
  );
}

const ProcessArgs = z.looseObject({
  components: z.array(ComponentSpec).check(z.minLength(1)),
  connectors: z._default(z.array(ConnectorSpec), () => []),
  name: z._default(z.nullable(z.string()), null),
  parameters: z._default(
    nullAs(anyMap, () => ({})),
    () => ({}),
  ),
  state: z._default(
    nullAs(StateSpec, () => ({})),
    () => emptyState(),
  ),
});

function emptyState(): z.infer<typeof StateSpec> {
  return { type: DICT_STATE, args: { job_id: null, metadata: {} } };
}

/** Long paths of the process classes mean the short ones. */
const PROCESS_TYPES: ReadonlyMap<
  string,
  'plugboard.process.LocalProcess' | 'plugboard.process.RayProcess'
> = new Map([
  ['plugboard.process.LocalProcess', 'plugboard.process.LocalProcess'],
  ['plugboard.process.local_process.LocalProcess', 'plugboard.process.LocalProcess'],
  ['plugboard.process.RayProcess', 'plugboard.process.RayProcess'],
  ['plugboard.process.ray_process.RayProcess', 'plugboard.process.RayProcess'],
]);

const ProcessType = z.pipe(
  z.unknown(),
  z.transform((value, context) => {
    const type = typeof value === 'string' ? PROCESS_TYPES.get(value) : undefined;
    if (type !== undefined) return type;
    context.issues.push(
      message(
        value,
        `A process is plugboard.process.LocalProcess or plugboard.process.RayProcess.`,
      ),
    );
    return z.NEVER;
  }),
);

const ProcessSpec = z
  .strictObject({
    args: ProcessArgs,
    type: z._default(ProcessType, 'plugboard.process.LocalProcess'),
    connector_builder: z._default(ConnectorBuilderSpec, () => ({
      type: ASYNCIO_CONNECTOR,
      args: { parameters: {} },
    })),
  })
  .check((payload) => {
    const { type, connector_builder } = payload.value;
    if (type === RAY_PROCESS && connector_builder.type === ASYNCIO_CONNECTOR) {
      payload.issues.push(
        message(payload.value, 'RayProcess requires a parallel-capable connector type.', {
          code: 'RAY_CONNECTOR',
        }),
      );
    }
  });

// --- tune -------------------------------------------------------------------------------------

const fieldTypes = {
  objective: ['field'],
  component: ['arg', 'initial_value', 'parameter', 'field'],
  process: ['parameter'],
} as const;

const objectEntries = {
  object_type: z._default(z.enum(['component', 'process']), 'component'),
  object_name: z._default(z.nullable(z.string()), null),
};

const ObjectiveSpec = z.strictObject({
  ...objectEntries,
  // A process has no fields, only parameters.
  object_type: z._default(z.enum(['component']), 'component'),
  field_type: z._default(z.enum(fieldTypes.objective), 'field'),
  field_name: z.string(),
});

export const parameterEntries = {
  ...objectEntries,
  field_type: z.enum(fieldTypes.component),
  field_name: z.string(),
};
const FloatParameter = z.strictObject({
  ...parameterEntries,
  type: z._default(z.literal('ray.tune.uniform'), 'ray.tune.uniform'),
  lower: numeric(false),
  upper: numeric(false),
});
const IntParameter = z.strictObject({
  ...parameterEntries,
  type: z.literal('ray.tune.randint'),
  lower: numeric(true),
  upper: numeric(true),
});
const CategoricalParameter = z.strictObject({
  ...parameterEntries,
  type: z._default(z.literal('ray.tune.choice'), 'ray.tune.choice'),
  categories: z.array(z.unknown()),
});

/** A component need not be named, but its name must not be null: what plugboard's own check comes to. */
const named = { object_name: z.string() };

function saysNullFor(value: unknown): boolean {
  if (!isObject(value) || value['object_name'] !== null) return false;
  const { object_type = 'component' } = value;
  return object_type === 'component';
}

function objectiveSchema(value: unknown) {
  return saysNullFor(value) ? z.extend(ObjectiveSpec, named) : ObjectiveSpec;
}

function parameterSchema(value: unknown) {
  const kind = parameterKind(value);
  return saysNullFor(value) ? z.extend(kind, named) : kind;
}

export function parameterKind(value: unknown) {
  if (!isObject(value)) return FloatParameter;
  if (value['type'] === 'ray.tune.randint') return IntParameter;
  if (value['type'] === 'ray.tune.choice') return CategoricalParameter;
  return value['type'] === undefined && Object.hasOwn(value, 'categories')
    ? CategoricalParameter
    : FloatParameter;
}

/** Reads by the schema that fits the value, so that problems are those of the one kind meant. */
export function choose<T>(pick: (value: unknown) => z.ZodMiniType<T>) {
  return z.pipe(
    z.unknown(),
    z.transform((value, context): T => {
      const result = pick(value).safeParse(value);
      if (result.success) return result.data;
      for (const { path, ...issue } of result.error.issues) {
        context.issues.push({ ...message(value, '', { issue }), path: [...path] });
      }
      return z.NEVER;
    }),
  );
}

export type PlainParameter =
  | z.infer<typeof FloatParameter>
  | z.infer<typeof IntParameter>
  | z.infer<typeof CategoricalParameter>;

export function withFieldType<T extends Pick<PlainParameter, 'object_type' | 'field_type'>>(
  schema: z.ZodMiniType<T>,
) {
  return schema.check((payload) => {
    const { object_type, field_type } = payload.value;
    if (object_type === 'process' && field_type !== 'parameter') {
      payload.issues.push(
        message(payload.value, "A parameter of the process has the field type 'parameter'."),
      );
    }
  });
}

const ParameterSpec = withFieldType(choose<PlainParameter>(parameterSchema));
export const Objectives = choose<z.infer<typeof ObjectiveSpec> | z.infer<typeof ObjectiveSpec>[]>(
  (value) => (Array.isArray(value) ? z.array(choose(objectiveSchema)) : objectiveSchema(value)),
);

const mode = z.enum(['min', 'max']);
export const Modes = choose<z.infer<typeof mode> | z.infer<typeof mode>[]>((value) =>
  Array.isArray(value) ? z.array(mode) : mode,
);

export const positive = (schema: z.ZodMiniType<number>) =>
  schema.check(z.refine((value) => value > 0, { message: 'A number above 0 is needed here.' }));

const Algorithm = z.strictObject({
  type: z.literal('ray.tune.search.optuna.OptunaSearch'),
  space: z._default(z.nullable(z.string()), null),
  study_name: z._default(z.nullable(z.string()), null),
  storage: z._default(z.nullable(z.string()), null),
  points_to_evaluate: z._default(z.nullable(z.array(anyMap)), null),
});

/** The search that plugboard uses where the model names none. */
function optuna(): z.infer<typeof Algorithm> {
  const type = 'ray.tune.search.optuna.OptunaSearch';
  return { type, space: null, study_name: null, storage: null, points_to_evaluate: null };
}

const TuneArgs = z
  .strictObject({
    objective: Objectives,
    parameters: z.array(ParameterSpec).check(z.minLength(1)),
    num_samples: positive(numeric(true)),
    mode: z._default(Modes, 'max'),
    max_concurrent: z._default(z.nullable(positive(numeric(true))), null),
    algorithm: z._default(Algorithm, () => optuna()),
  })
  .check((payload) => {
    const { objective, mode: modes } = payload.value;
    const fits = Array.isArray(modes)
      ? Array.isArray(objective) && objective.length === modes.length
      : true;
    if (fits) return;
    const text = Array.isArray(objective)
      ? 'The length of `mode` must match the length of `objective`.'
      : 'A list of modes needs a list of objectives.';
    payload.issues.push(message(payload.value, text, { code: 'TUNE_MODE' }));
  });

const TuneSpec = z.strictObject({ args: TuneArgs });

export const ConfigSpec = z.strictObject({
  plugboard: z.strictObject({
    process: ProcessSpec,
    tune: z._default(z.nullable(TuneSpec), null),
  }),
});

/** A whole model as plugboard's schema reads it: validated, defaults filled in. */
export type ConfigSpec = z.infer<typeof ConfigSpec>;
type ProcessSpec = z.infer<typeof ProcessSpec>;
export type ComponentSpec = z.infer<typeof ComponentSpec>;
export type ConnectorSpec = z.infer<typeof ConnectorSpec>;
type StateSpec = z.infer<typeof StateSpec>;
export type TuneSpec = z.infer<typeof TuneSpec>;
export type ObjectiveSpec = z.infer<typeof ObjectiveSpec>;
export type Direction = z.infer<typeof mode>;
