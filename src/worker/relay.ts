import { survey } from '../runner/protocol/survey.ts';

/** The side of a MessagePort that the relay needs. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
}

export interface RelayOptions {
  /** Messages that may pass in one window. */
  readonly perWindow: number;
  readonly windowMilliseconds: number;
  /** Messages that may wait; with more the sender is flooding. */
  readonly queue: number;
  readonly messageBytes: number;
  readonly now: () => number;
  readonly setTimer: (callback: () => void, milliseconds: number) => void;
  /** The sender sent more than may wait, or one message that is too large. Called once. */
  readonly onFlood: () => void;
}

/**
 * Passes messages on at a bounded rate, in order. A well-behaved sender never reaches the bounds (it
 * waits for acknowledgements), so for it the relay is a straight pipe without timers. A sender that
 * floods is cut off: the receiver's thread stays free whatever is sent.
 */
export function makeRelay(target: Port, options: RelayOptions): (message: unknown) => void {
  const waiting: unknown[] = [];
  let windowStart = -Infinity;
  let sent = 0;
  let timing = false;
  let closed = false;

  function cutOff(): void {
    closed = true;
    waiting.length = 0;
    options.onFlood();
  }

  function pass(message: unknown): void {
    const size = survey(message, options.messageBytes);
    if (size === null) return cutOff();
    sent++;
    target.postMessage(message, [...size.buffers]);
  }

  function mayPass(): boolean {
    const now = options.now();
    if (now - windowStart >= options.windowMilliseconds) {
      windowStart = now;
      sent = 0;
    }
    return sent < options.perWindow;
  }

  function drain(): void {
    timing = false;
    while (!closed && waiting.length > 0 && mayPass()) pass(waiting.shift());
    if (waiting.length > 0) wait();
  }

  function wait(): void {
    if (timing || closed) return;
    timing = true;
    options.setTimer(drain, options.windowMilliseconds);
  }

  return (message) => {
    if (closed) return;
    if (waiting.length === 0 && mayPass()) return pass(message);
    if (waiting.length >= options.queue) return cutOff();
    waiting.push(message);
    wait();
  };
}
