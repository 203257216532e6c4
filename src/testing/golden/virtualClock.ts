/*
 * Time for components that wait: it stands still while anything can go on, and then leaps to the next
 * waiter. So the order of events is that of their times, on a busy machine too, and nobody waits.
 */

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

let now = 0;
let isReal = false;
let stretch = 1;

/** How many times as long as a case says its components wait; threads that begin later take it over. */
const STRETCH = 'PATCHBAY_GOLDEN_STRETCH';

/** From now on time is that of the machine: several threads have no other time in common. */
export function goByMachineTime(times = Number(process.env[STRETCH] ?? 1)): void {
  isReal = true;
  stretch = times;
  process.env[STRETCH] = String(times);
}
let pumping = false;
/** Those who work and only let others have a look. */
let breathing = 0;
/** Turns of the event loop that time has waited for them. */
let waited = 0;
/** Time goes on without them then: who works for ever shall not keep others from ending it. */
const PATIENCE = 50;
const sleepers: Sleeper[] = [];

/** Lets others have a look, and keeps time from going on meanwhile. */
export async function breathe(): Promise<void> {
  breathing++;
  await new Promise((resolve) => setImmediate(resolve));
  breathing--;
}

/** Milliseconds that have passed by this clock. */
export function virtualTime(): number {
  return isReal ? Date.now() : now;
}

/** Resolves after so many seconds by this clock; rejects for what is no number. */
export function sleep(delay: unknown): Promise<void> {
  if (typeof delay !== 'number' && typeof delay !== 'boolean') {
    return Promise.reject(new TypeError('A delay must be a number of seconds.'));
  }
  const seconds = Math.max(0, Number(delay));
  if (isReal) return new Promise((resolve) => setTimeout(resolve, seconds * 1000 * stretch));
  return new Promise((resolve) => {
    const at = now + seconds * 1000;
    const behind = sleepers.findIndex((other) => other.at > at);
    turned = 0;
    sleepers.splice(behind < 0 ? sleepers.length : behind, 0, { at, wake: resolve });
    pump();
  });
}

/** Turns of the event loop before time leaps: in an interpreter what a waiter does takes more than one. */
let turns = 1;
let turned = 0;

/** From now on time leaps only after so many turns of the event loop in which nobody began to wait. */
export function leapAfter(count: number): void {
  turns = count;
}

/** One waiter a turn of the event loop: by then all that could go on has gone on. */
function pump(): void {
  if (pumping) return;
  pumping = true;
  setImmediate(() => {
    pumping = false;
    if (breathing > 0 && waited++ < PATIENCE) return pump();
    waited = 0;
    if (++turned < turns) return pump();
    turned = 0;
    const next = sleepers.shift();
    if (next === undefined) return;
    now = next.at;
    next.wake();
    if (sleepers.length > 0) pump();
  });
}
