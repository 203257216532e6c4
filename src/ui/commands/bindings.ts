import type { ViewState } from '../../stores/index.ts';
import type { Command } from './Command.ts';
import { COMMANDS } from './table.ts';

/** Keys that people bound in place of a command's own, by the command's id. */
export type Bindings = ViewState['keys'];

/** The keys of a command: those that were bound to it, or its own. */
export function keysFor({ id, keys }: Command, bindings: Bindings): readonly string[] {
  return (Object.hasOwn(bindings, id) ? bindings[id] : undefined) ?? keys;
}

/**
 * The command that has keys already, where both could act; null: they are free. The clipboard's keys are
 * the browser's and cannot be given away.
 */
export function ownerOf(keys: string, except: string, bindings: Bindings): Command | null {
  return (
    COMMANDS.find((each) => each.id !== except && keysFor(each, bindings).includes(keys)) ?? null
  );
}

const RESERVED = [
  'Mod+C',
  'Mod+X',
  'Mod+V',
  'Tab',
  'Shift+Tab',
  'Mod+R',
  'Mod+T',
  'Mod+W',
  'Mod+N',
];

/** Why keys cannot be bound to a command; null: they can. */
export function whyNotBind(command: Command, keys: string, bindings: Bindings): string | null {
  if (RESERVED.includes(keys)) return 'These keys are the browser’s own.';
  const isTyped = !/^(.*\+)?(Mod|Alt)\+|^F\d+$/.test(keys);
  if (command.inText === true && isTyped)
    return 'This command acts in text fields too: it needs Ctrl, Command or Alt.';
  const owner = ownerOf(keys, command.id, bindings);
  return owner === null ? null : `These keys are taken by “${owner.label}”.`;
}
