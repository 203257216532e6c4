import type { Json, JsonObject } from '../../base/json.ts';
import {
  type Catalogue,
  type ConfigSpec,
  freeName,
  type PatchbayDocument,
  REFERENCE_PATTERN,
  setAt,
  specOf,
  endpointOf,
} from '../../model/index.ts';
import { listAt } from '../../model/paths.ts';
import { type Feed, type Recording, recordingsOf } from './recordings.ts';
import { resultPath } from './resultPath.ts';

/** The type of the component that writes down one field. */
const RECORDER = 'patchbay.Recorder';

const ARGS = ['plugboard', 'process', 'args'] as const;

/** A document that records its own fields, and what of them it records. */
export interface Recorded {
  readonly document: PatchbayDocument;
  /** `component.field`, in the order in which they were watched. */
  readonly fields: readonly string[];
  /** Watched inputs that only events fill: no connector could carry them to a recorder. */
  readonly left: readonly string[];
}

/** The model with a recorder for each of its recordings, which writes `results/COMPONENT.FIELD.csv`. */
export function withRecorders(document: PatchbayDocument, catalogue: Catalogue): Recorded {
  const spec = specOf(document);
  const found = recordingsOf(document, catalogue);
  const recorded = found.filter(({ feed }) => feed.sources.length > 0);
  const taken = new Set(spec.plugboard.process.args.components.map(({ args }) => args.name));
  const components: Json[] = [];
  const connectors: Json[] = [];
  for (const recording of recorded.filter(({ field }) => !hasRecorder(spec, field))) {
    const name = freeName(recorderName(recording.field), taken);
    taken.add(name);
    components.push(recorder(name, recording));
    for (const [input, { sources }] of inputsOf(recording)) {
      for (const source of sources) {
        connectors.push({ source: reference(source), target: `${name}.${input}` });
      }
    }
  }
  const config = appended(document.config, 'components', components);
  return {
    document: { ...document, config: appended(config, 'connectors', connectors) },
    fields: recorded.map(({ field }) => field),
    left: found.filter(({ feed }) => feed.sources.length === 0).map(({ field }) => field),
  };
}

function recorderName(field: string): string {
  return `record-${field.replace(/[^a-zA-Z0-9_-]+/g, '-')}`;
}

/** The end of a connector; a column's name may be one that only the long form takes. */
function reference(field: string): Json {
  if (REFERENCE_PATTERN.test(field)) return field;
  const { component, field: descriptor } = endpointOf(field);
  return { entity: component, descriptor };
}

/** True for a field of a project that was opened here: it has a recorder already. */
function hasRecorder({ plugboard }: ConfigSpec, field: string): boolean {
  return plugboard.process.args.components.some(
    ({ type, args }) => type === RECORDER && args['path'] === resultPath(field),
  );
}

/** A recorder's inputs, and what each gets. */
function inputsOf({ feed, others }: Recording): readonly (readonly [string, Feed])[] {
  return [['value', feed], ...others.map((other, i) => [`other${i + 1}`, other] as const)];
}

function recorder(name: string, recording: Recording): JsonObject {
  const { field, others } = recording;
  const initial = inputsOf(recording)
    .filter(([, { initialValues }]) => initialValues.length > 0)
    .map(([input, { initialValues }]) => [input, initialValues] as const);
  return {
    type: RECORDER,
    args: {
      ...{ name, path: resultPath(field) },
      ...(others.length === 0 ? {} : { others: others.length }),
      ...(initial.length === 0 ? {} : { initial_values: Object.fromEntries(initial) }),
    },
  };
}

function appended(config: JsonObject, key: string, added: readonly Json[]): JsonObject {
  if (added.length === 0) return config;
  const path = [...ARGS, key];
  return setAt(config, path, [...listAt(config, path), ...added]) as JsonObject;
}
