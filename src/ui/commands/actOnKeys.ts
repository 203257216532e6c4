import { NUDGE } from './arrangeCommands.ts';
import { type Bindings, keysFor } from './bindings.ts';
import type { Command, CommandContext } from './Command.ts';
import { focusMoved, holdKeys } from '../kit/keys/heldKeys.ts';
import { keysOf } from './keys.ts';
import { COMMANDS } from './table.ts';

/** Where the keys were pressed. */
export interface KeyPlace {
  readonly inCanvas: boolean;
  readonly inText: boolean;
}

/** The command that keys mean at a place; commands of the canvas come first while it has the focus. */
function commandOf(
  event: KeyboardEvent,
  { inCanvas, inText }: KeyPlace,
  bindings: Bindings,
): Command | null {
  const names = keysOf(event);
  for (const scope of inCanvas ? ['canvas', 'screen'] : ['screen']) {
    for (const name of names) {
      const found = COMMANDS.find(
        (each) =>
          (each.scope ?? 'screen') === scope &&
          keysFor(each, bindings).includes(name) &&
          (!inText || each.inText === true),
      );
      if (found) return found;
    }
  }
  return null;
}

/** Does what the keys mean; true when they mean something here and the browser should not act too. */
export function actOnKeys(event: KeyboardEvent, context: CommandContext, at: KeyPlace): boolean {
  const command = commandOf(event, at, context.stores.view.getState().keys);
  if (command === null || command.native === true) return false;
  const can = command.enabled?.(context) ?? true;
  // Arrows and Space scroll, Enter presses: where a command of the canvas cannot act, they still do.
  if (!can) return command.scope !== 'canvas';
  if (!command.id.startsWith(NUDGE)) context.canvas?.nudge.flush();
  if (command.typed === true) holdKeys(focusMoved());
  command.run(context);
  return true;
}
