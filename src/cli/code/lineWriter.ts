import type { ClassHosts } from '../../runtime/index.ts';
import { printable } from '../problems.ts';

/** plugboard logs what is a warning or worse, unless it is told otherwise. */
const SHOWN = new Set(['print', 'warning', 'error']);

/** Writes what components print and log as lines of text, each with the component's name. */
export function lineWriter(write: (text: string) => void): ClassHosts['write'] {
  return ({ level, component, text }) => {
    if (!SHOWN.has(level)) return;
    const who = component === '' ? '' : `${component}: `;
    write(`${printable(`${who}${text}`)}\n`);
  };
}
