import { renameSync, rmSync } from 'node:fs';
import { signals } from './signals.ts';

/** Files that are being written, and whose place each takes. */
const open = new Map<string, string>();
let listens = false;
/** Whether this is a program of its own. */
let isProgram = false;
let noMore: (() => void) | null = null;

function removeAll(): void {
  for (const beside of open.keys()) rmSync(beside, { force: true });
  open.clear();
}

/** A program that ends without having put a file away leaves what it wrote, as plugboard does. */
function placeAll(): void {
  for (const [beside, target] of open) {
    try {
      renameSync(beside, target);
    } catch {
      rmSync(beside, { force: true });
    }
  }
  open.clear();
}

/** Remembers a file that is written beside another, until `drop`. */
export function keep(beside: string, target: string): void {
  if (!listens) process.once('exit', placeAll);
  listens = true;
  // As long as nobody listens a signal ends the program at once, also one whose model never gives way.
  if (isProgram) noMore ??= signals.beforeEnd(['SIGTERM', 'SIGHUP'], removeAll);
  open.set(beside, target);
}

export function drop(beside: string): void {
  open.delete(beside);
  if (open.size > 0) return;
  noMore?.();
  noMore = null;
}

/**
 * For a program of its own: nothing half written stays behind when somebody ends it. A command that takes the
 * signal ends by itself, with what it has.
 */
export function clearOnSignals(): void {
  isProgram = true;
}
