import type { Json } from '../../base/json.ts';
import {
  allPorts,
  type Catalogue,
  type ConfigSpec,
  getAt,
  type PatchbayDocument,
  type Ports,
  specOf,
  watchedFields,
  componentOf,
} from '../../model/index.ts';
import { listAt } from '../../model/paths.ts';

/** Where the values of a field come from. */
export interface Feed {
  /** Outputs, `component.field`: the field itself, or those that feed an input. */
  readonly sources: readonly string[];
  /** What an input begins with. */
  readonly initialValues: readonly Json[];
}

/** A field that a project records. */
export interface Recording {
  /** `component.field` */
  readonly field: string;
  readonly feed: Feed;
  /** The other inputs of an input's component: it goes on only as far as all of them have values. */
  readonly others: readonly Feed[];
}

/**
 * What a project records: each watched field, or every output where nothing is watched. An input is
 * recorded by giving a recorder what feeds its component, which is the same rows of values. Watched fields
 * that the model does not have are passed over.
 */
export function recordingsOf(
  document: PatchbayDocument,
  catalogue: Catalogue,
): readonly Recording[] {
  const spec = specOf(document);
  const ports = allPorts(spec, catalogue);
  const watched = watchedFields(document).flatMap((field): readonly Recording[] => {
    const [name, own] = [componentOf(field), ports.get(componentOf(field))];
    if (own?.outputs.some((f) => `${name}.${f}` === field) ?? false) return [ofOutput(field)];
    const input = own?.inputs.find((f) => `${name}.${f}` === field);
    return own === undefined || input === undefined ? [] : [ofInput(document, name, own, input)];
  });
  if (watched.length > 0) return watched;
  return [...ports].flatMap(([name, own]) => own.outputs.map((f) => ofOutput(`${name}.${f}`)));
}

function ofOutput(field: string): Recording {
  return { field, feed: { sources: [field], initialValues: [] }, others: [] };
}

function ofInput(
  document: PatchbayDocument,
  name: string,
  { inputs }: Ports,
  input: string,
): Recording {
  const feedOf = (field: string): Feed => ({
    sources: feeding(specOf(document), `${name}.${field}`),
    initialValues: initialValuesOf(document, name, field),
  });
  const others = inputs.filter((field) => field !== input).map(feedOf);
  return {
    field: `${name}.${input}`,
    feed: feedOf(input),
    // What only events fill cannot be waited for.
    others: others.filter(({ sources }) => sources.length > 0),
  };
}

function feeding({ plugboard }: ConfigSpec, field: string): readonly string[] {
  const sources = plugboard.process.args.connectors
    .filter(({ target }) => `${target.entity}.${target.descriptor}` === field)
    .map(({ source }) => `${source.entity}.${source.descriptor}`);
  return [...new Set(sources)];
}

function initialValuesOf(
  { config }: PatchbayDocument,
  name: string,
  input: string,
): readonly Json[] {
  const components = listAt(config, ['plugboard', 'process', 'args', 'components']);
  const own = components.find((component) => getAt(component, ['args', 'name']) === name);
  return own === undefined ? [] : listAt(own, ['args', 'initial_values', input]);
}
