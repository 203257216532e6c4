import { firstOdd, shownCharacter, visibleText } from '../base/characters/characters.ts';
import type { ArgumentFault } from './describe.ts';
import { isReservedName } from './reservedNames.ts';

const wellFormed = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** What is wrong with one field name; `path` is the argument it stands in. */
export function fieldNameFaults(path: string, name: string): readonly ArgumentFault[] {
  if (isReservedName(name)) {
    const message = `"${name}" belongs to the component itself; choose another name for the field.`;
    return [{ code: 'FIELD_NAME_RESERVED', path, message }];
  }
  if (wellFormed.test(name)) return [];
  const rule = 'letters, digits and underscores, and does not begin with a digit';
  const odd = firstOdd(name);
  const has = odd === null ? '' : `; this one has ${shownCharacter(odd.character)}`;
  const message = `"${visibleText(name)}" is no field name: one is made of ${rule}${has}.`;
  return [{ path, message }];
}

/** A fault for each name that was in the list before. */
export function repeatedNameFaults(
  argument: string,
  names: readonly string[],
): readonly ArgumentFault[] {
  return names.flatMap((name, i): ArgumentFault[] => {
    if (names.indexOf(name) === i) return [];
    const message = `"${name}" is there twice.`;
    return [{ path: `${argument}.${i}`, message }];
  });
}
