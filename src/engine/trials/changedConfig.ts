import type { ConfigSpec, TuneField } from '../../model/index.ts';

type Component = ConfigSpec['plugboard']['process']['args']['components'][number];
type Map = Readonly<Record<string, unknown>>;

/** An own entry, whatever it is called. */
function withEntry<T extends Map>(map: T, key: string, value: unknown): T {
  const copy = { ...map };
  Object.defineProperty(copy, key, { value, enumerable: true, writable: true, configurable: true });
  return copy;
}

/** An initial value that is alone is the first of one: plugboard takes lists of them. */
const asList = (value: unknown): unknown => (Array.isArray(value) ? value : [value]);

function changed(component: Component, { field_type, field_name }: TuneField, value: unknown) {
  const { args } = component;
  switch (field_type) {
    case 'arg':
      return { ...component, args: withEntry(args, field_name, value) };
    case 'initial_value': {
      const initial_values = withEntry(args.initial_values, field_name, asList(value));
      return { ...component, args: { ...args, initial_values } };
    }
    case 'parameter': {
      const parameters = withEntry(args.parameters, field_name, value);
      return { ...component, args: { ...args, parameters } };
    }
    // As in plugboard, a field is set by the run alone.
    case 'field':
      return component;
  }
}

/** A model with values of a trial in it, as plugboard's tuner puts them; all else is shared. */
export function changedConfig(
  config: ConfigSpec,
  values: readonly (readonly [TuneField, unknown])[],
): ConfigSpec {
  const { process } = config.plugboard;
  let { parameters } = process.args;
  const components = [...process.args.components];
  for (const [field, value] of values) {
    if (field.object_type === 'process') {
      parameters = withEntry(parameters, field.field_name, value);
      continue;
    }
    const at = components.findIndex(({ args }) => args.name === field.object_name);
    const component = components[at];
    if (component !== undefined) components[at] = changed(component, field, value);
  }
  const args = { ...process.args, components, parameters };
  return { plugboard: { ...config.plugboard, process: { ...process, args } } };
}
