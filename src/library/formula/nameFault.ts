import { firstOdd, shownCharacter } from '../../base/characters/characters.ts';
import { CONSTANTS, type Expression, type ExpressionFault, isFunctionName } from './expression.ts';

type Name = Extract<Expression, { readonly kind: 'name' }>;

/** The names that an expression uses, in its order. */
function namesOf(node: Expression): Name[] {
  switch (node.kind) {
    case 'name':
      return [node];
    case 'sign':
    case 'not':
      return namesOf(node.of);
    case 'arithmetic':
    case 'comparison':
    case 'logic':
      return [...namesOf(node.left), ...namesOf(node.right)];
    case 'call':
      return node.args.flatMap(namesOf);
    case 'if':
      return [...namesOf(node.test), ...namesOf(node.then), ...namesOf(node.otherwise)];
    case 'number':
    case 'truth':
      return [];
  }
}

/** The first name in a formula that stands for nothing a formula can count with; null when each does. */
export function nameFault(
  expression: Expression,
  inputs: readonly string[],
  parameters: Readonly<Record<string, unknown>>,
): ExpressionFault | null {
  for (const { name, at } of namesOf(expression)) {
    if (inputs.includes(name)) continue;
    if (Object.hasOwn(parameters, name)) {
      const kind = typeof parameters[name];
      if (kind === 'number' || kind === 'boolean') continue;
      return { at, message: `uses the parameter ${name}, which is no number` };
    }
    if (CONSTANTS.has(name)) continue;
    const odd = firstOdd(name);
    const has = odd === null ? '' : `; it has ${shownCharacter(odd.character)}`;
    const message = isFunctionName(name)
      ? `uses the function ${name} without a value; write ${name}(x)`
      : `uses ${name}, which is no input and no parameter${has}`;
    return { at, message };
  }
  return null;
}
