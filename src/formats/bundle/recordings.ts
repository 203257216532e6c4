import type { Json } from '../../base/json.ts';
import {
  allPorts,
  type Catalogue,
  type ConfigSpec,
  getAt,
  type PatchbayDocument,
  specOf,
  watchedFields,
} from '../../model/index.ts';

/** A field that a project records, and where the values come from. */
export interface Recording {
  /** `component.field` */
  readonly field: string;
  /** Outputs, `component.field`: the field itself, or those that feed an input. */
  readonly sources: readonly string[];
  /** What an input begins with. */
  readonly initialValues: readonly Json[];
}

/**
 * What a project records: each watched field, or every output where nothing is watched. An input is
 * recorded by giving a recorder what feeds the input, which is the same row of values. Watched fields
 * that the model does not have are passed over.
 */
export function recordingsOf(
  document: PatchbayDocument,
  catalogue: Catalogue,
): readonly Recording[] {
  const spec = specOf(document);
  const ports = [...allPorts(spec, catalogue)];
  const outputs = ports.flatMap(([name, own]) => own.outputs.map((f) => `${name}.${f}`));
  const inputs = ports.flatMap(([name, own]) => own.inputs.map((f) => `${name}.${f}`));
  const [isOutput, isInput] = [new Set(outputs), new Set(inputs)];
  const watched = watchedFields(document);
  const fields = watched.length > 0 ? watched : outputs;
  return fields.flatMap((field) => {
    if (isOutput.has(field)) return [{ field, sources: [field], initialValues: [] }];
    if (!isInput.has(field)) return [];
    const sources = feeding(spec, field);
    return [{ field, sources, initialValues: initialValuesOf(document, field) }];
  });
}

function feeding({ plugboard }: ConfigSpec, field: string): readonly string[] {
  const sources = plugboard.process.args.connectors
    .filter(({ target }) => `${target.entity}.${target.descriptor}` === field)
    .map(({ source }) => `${source.entity}.${source.descriptor}`);
  return [...new Set(sources)];
}

function initialValuesOf({ config }: PatchbayDocument, field: string): readonly Json[] {
  const components = getAt(config, ['plugboard', 'process', 'args', 'components']);
  const dot = field.indexOf('.');
  const [name, input] = [field.slice(0, dot), field.slice(dot + 1)];
  const own = listOf(components).find((component) => getAt(component, ['args', 'name']) === name);
  return own === undefined ? [] : listOf(getAt(own, ['args', 'initial_values', input]));
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
