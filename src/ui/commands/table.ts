import { ARRANGE_COMMANDS } from './arrangeCommands.ts';
import { CLIPBOARD_COMMANDS } from './clipboardCommands.ts';
import { CODE_COMMANDS } from './codeCommands.ts';
import type { Command } from './Command.ts';
import { CONNECT_COMMANDS } from './connectCommands.ts';
import { DOCUMENT_COMMANDS } from './documentCommands.ts';
import { EDIT_COMMANDS } from './editCommands.ts';
import { GROUP_COMMANDS } from './groupCommands.ts';
import { RUN_COMMANDS } from './runCommands.ts';
import { SELECT_COMMANDS } from './selectCommands.ts';
import { VIEW_COMMANDS } from './viewCommands.ts';

/** Every command of the screen, in the order in which lists show them. */
export const COMMANDS: readonly Command[] = [
  ...RUN_COMMANDS,
  ...EDIT_COMMANDS,
  ...CLIPBOARD_COMMANDS,
  ...SELECT_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...GROUP_COMMANDS,
  ...CONNECT_COMMANDS,
  ...CODE_COMMANDS,
  ...DOCUMENT_COMMANDS,
  ...VIEW_COMMANDS,
];
