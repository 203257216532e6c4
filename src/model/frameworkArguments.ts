/** Arguments that every component has, whatever its type: plugboard reads them itself. */
const FRAMEWORK_ARGUMENTS = [
  'name',
  'initial_values',
  'parameters',
  'constraints',
  'resources',
] as const;

type FrameworkArgument = (typeof FRAMEWORK_ARGUMENTS)[number];

const NAMES: ReadonlySet<string> = new Set(FRAMEWORK_ARGUMENTS);

/** Whether an argument is the framework's, not the type's own. */
export function isFrameworkArgument(name: string): name is FrameworkArgument {
  return NAMES.has(name);
}

/** The arguments that are the component's own. */
export function ownArgs(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([name]) => !NAMES.has(name)));
}
