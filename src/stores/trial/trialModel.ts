import type { Json, JsonObject } from '../../base/json.ts';

/** What the component that is tried is called in its model. */
export const TRIED = 'tried';

/** A component to be tried alone. */
export interface Trial {
  readonly type: string;
  /** Its arguments, its own and the framework's, without a name. */
  readonly args: JsonObject;
  /** What its inputs get, step by step. */
  readonly inputs: Readonly<Record<string, readonly Json[]>>;
  /** Parameters of the process. */
  readonly parameters: JsonObject;
}

/**
 * The model of a process that is one component and what feeds its inputs. An input with fewer values than
 * another gets its last one again; one without values gets none at all, and null.
 */
export function trialModel({ type, args, inputs, parameters }: Trial): JsonObject {
  const fields = Object.keys(inputs);
  const steps = Math.max(1, ...Object.values(inputs).map((values) => values.length));
  const sources = fields.map((field, i): JsonObject => {
    const values = inputs[field] ?? [];
    const last = values.at(-1) ?? null;
    const all = Array.from({ length: steps }, (_, at) => values[at] ?? last);
    return { type: 'patchbay.Sequence', args: { name: sourceOf(i), values: all } };
  });
  const connectors = fields.map((field, i) => ({
    source: `${sourceOf(i)}.y`,
    target: `${TRIED}.${field}`,
  }));
  const components = [...sources, { type, args: { ...args, name: TRIED } }];
  return {
    plugboard: {
      process: {
        type: 'plugboard.process.LocalProcess',
        args: { components, connectors, parameters },
      },
    },
  };
}

const sourceOf = (at: number): string => `input_${at + 1}`;
