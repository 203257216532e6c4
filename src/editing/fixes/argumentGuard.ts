import type { ComponentType, Ports } from '../../model/catalog.ts';
import { ownArgs } from '../../model/frameworkArguments.ts';
import { portsOf } from '../../model/ports.ts';
import type { FixContext } from './Fix.ts';

type Args = Readonly<Record<string, unknown>>;

/** Fields of a component that something outside speaks of: connectors and initial values. */
function usedFields({ spec }: FixContext, name: string) {
  const { components, connectors } = spec.plugboard.process.args;
  const fed = connectors.filter(({ target }) => target.entity === name);
  const taken = connectors.filter(({ source }) => source.entity === name);
  const initial = components.find(({ args }) => args.name === name)?.args.initial_values ?? {};
  return {
    inputs: new Set(fed.map(({ target }) => target.descriptor)),
    outputs: new Set(taken.map(({ source }) => source.descriptor)),
    initial: Object.keys(initial),
  };
}

/** Inputs that nothing feeds. */
function openInputs(ports: Ports, fed: ReadonlySet<string>): string[] {
  const filled = new Set(Object.values(ports.eventFields).flat());
  return ports.inputs.filter((field) => !fed.has(field) && !filled.has(field));
}

/**
 * Whether a component may get a type or arguments without a new problem anywhere: what is used of its ports
 * stays, no input is open that was not, and the arguments have no fault that they did not have.
 *
 * @param renamed a field that gets another name, everywhere
 */
export function fits(
  context: FixContext,
  at: number,
  type: ComponentType,
  args: Args,
  renamed: { readonly from: string; readonly to: string } | null = null,
): boolean {
  const spec = context.spec.plugboard.process.args.components[at];
  if (spec === undefined) return false;
  const before = context.ports.get(spec.args.name) ?? portsOf(spec, context.catalogue, []);
  const after = type.ports(args);
  const old = (field: string) => (field === renamed?.to ? renamed.from : field);
  const has = { inputs: after.inputs.map(old), outputs: after.outputs.map(old) };
  const used = usedFields(context, spec.args.name);
  const stays = (side: 'inputs' | 'outputs', field: string) =>
    !before[side].includes(field) || has[side].includes(field);
  const open = openInputs({ ...after, inputs: has.inputs }, used.inputs);
  const wasOpen = openInputs(before, used.inputs);
  const known = context.catalogue.find(spec.type);
  const faults = known?.checkArgs(ownArgs(spec.args)).map(faultText) ?? [];
  return (
    [...used.inputs, ...used.initial].every((field) => stays('inputs', field)) &&
    [...used.outputs].every((field) => stays('outputs', field)) &&
    open.every((field) => wasOpen.includes(field)) &&
    after.inputEvents.every((event) => before.inputEvents.includes(event)) &&
    before.outputEvents.every((event) => after.outputEvents.includes(event)) &&
    type.checkArgs(args).every((fault) => faults.includes(faultText(fault)))
  );
}

const faultText = ({ code, path, message }: { code: string; path: string; message: string }) =>
  `${code} ${path} ${message}`;
