import type { CommandContext } from './Command.ts';

/** Whether the open document takes edits: not while another tab writes it. */
export function canEdit({ stores }: CommandContext): boolean {
  return stores.document.getState().origin.kind !== 'readOnly';
}
