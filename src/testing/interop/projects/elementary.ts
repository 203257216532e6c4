import { type ComponentSpec, type ConfigSpec } from '../../../model/index.ts';

/** Functions whose last digit is not the same everywhere; powers are among them. */
const FUNCTIONS = /\b(?:exp|log|sin|cos|tan)\b|\*\*/;

/**
 * The components whose results elementary functions have a part in: those that call one, and all that
 * take something from these, also in turn.
 */
export function inexactComponents({ plugboard }: ConfigSpec): ReadonlySet<string> {
  const { components, connectors } = plugboard.process.args;
  const found = new Set(components.filter(usesElementary).map(({ args }) => args.name));
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const { source, target } of connectors) {
      if (found.has(source.entity)) found.add(target.entity);
    }
  }
  return found;
}

function usesElementary({ type, args }: ComponentSpec): boolean {
  switch (type) {
    case 'patchbay.Sine':
      return true;
    case 'patchbay.Random':
      return (args['distribution'] ?? 'uniform') !== 'uniform';
    case 'patchbay.Formula':
      return FUNCTIONS.test(Object.values(args['expressions'] as object).join('\n'));
    default:
      return false;
  }
}
