import { type PatchbayDocument, type Problem, specOf } from '../model/index.ts';
import { catalogueOf } from './code/modules.ts';
import type { Assignment } from './options.ts';
import { namesInFormulas, readField } from './overrides.ts';
import { problem } from './problems.ts';

/**
 * Parameters of the process that were set on the command line and reach nobody: each component that uses
 * the name has a parameter of its own, which counts.
 */
export function shadowed(
  document: PatchbayDocument,
  params: readonly Assignment[],
): readonly Problem[] {
  const names = params.flatMap(({ target }) => {
    const field = readField(target);
    return field.ok && field.value.of === 'process' ? [field.value.name] : [];
  });
  const catalogue = catalogueOf(document);
  const { components } = specOf(document).plugboard.process.args;
  return [...new Set(names)].flatMap((name) => {
    const users = components.filter((one) => namesInFormulas(one, catalogue).includes(name));
    const isReached = users.some(({ args }) => !Object.hasOwn(args.parameters, name));
    const [first] = users;
    if (first === undefined || isReached) return [];
    const who = users.map(({ args }) => args.name).join(', ');
    const text = `The parameter ${name} of the process changes nothing: ${who} ${users.length === 1 ? 'has' : 'have'} a ${name} of ${users.length === 1 ? 'its' : 'their'} own. Set component.${first.args.name}.parameter.${name} instead.`;
    return [{ ...problem('PARAMETER_SHADOWED', text), severity: 'warning' as const }];
  });
}
