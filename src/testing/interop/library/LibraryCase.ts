import type { Wire } from '../wire.ts';

/** A component of the library with what it is given: one small model. */
export interface LibraryCase {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly args: Readonly<Record<string, Wire>>;
  readonly outputs: readonly string[];
  /** What comes in, by input; all as long as each other. */
  readonly inputs: Readonly<Record<string, readonly Wire[]>>;
  readonly initialValues: Readonly<Record<string, readonly Wire[]>>;
  readonly parameters: Readonly<Record<string, Wire>>;
  /** Texts of the files there are before the run. */
  readonly files: Readonly<Record<string, string>>;
  /** False where elementary functions are used, whose last digit is not everywhere the same. */
  readonly exact: boolean;
}

/** What a case of one type is made of; what is not given is empty. */
export interface Recipe {
  readonly args?: LibraryCase['args'];
  readonly inputs?: LibraryCase['inputs'];
  readonly parameters?: LibraryCase['parameters'];
  readonly files?: LibraryCase['files'];
  readonly name?: string;
  readonly exact?: boolean;
}

/** What came of a case, on either side. */
export interface LibraryResult {
  /** Null when the run ended well. */
  readonly error: string | null;
  /** What each output sent, in order; and the exports of the component. */
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly exports: Readonly<Record<string, unknown>>;
  /** Texts of the files after the run. */
  readonly files: Readonly<Record<string, string>>;
}

/** The model of a case: a Sequence for each input, a Collect for each output. */
export function modelOf(given: LibraryCase): Wire {
  const { name, type, args, inputs, initialValues, outputs, parameters } = given;
  const component = (kind: string, own: Readonly<Record<string, Wire>>): Wire => ({
    type: kind,
    args: own,
  });
  const from = Object.entries(inputs);
  return {
    type: 'plugboard.process.LocalProcess',
    args: {
      name: 'case',
      components: [
        ...from.map(([f, values]) => component('patchbay.Sequence', { name: `in-${f}`, values })),
        component(type, { ...args, name, initial_values: initialValues }),
        ...outputs.map((f) => component('patchbay.Collect', { name: `out-${f}` })),
      ],
      connectors: [
        ...from.map(([f]) => ({ source: `in-${f}.y`, target: `${name}.${f}` })),
        ...outputs.map((f) => ({ source: `${name}.${f}`, target: `out-${f}.x` })),
      ],
      parameters,
    },
    connector_builder: { type: 'plugboard.connector.AsyncioConnector', args: {} },
  };
}
