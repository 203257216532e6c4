import type { LogLine } from '../run/runState.ts';

/** Of a long log its end is shown; the whole of it is Ray's to show. */
const MOST_LINES = 5_000;

// oxlint-disable-next-line no-control-regex -- colours of a terminal
const COLOURS = /\u001B\[[\d;]*[A-Za-z]/g;

function levelOf(text: string): LogLine['level'] {
  if (/\b(?:error|critical|exception|traceback)\b/i.test(text)) return 'error';
  return /\bwarn(?:ing)?\b/i.test(text) ? 'warning' : 'info';
}

/**
 * The log with what a job has printed since.
 *
 * @param at milliseconds since it was submitted
 */
export function withLines(log: readonly LogLine[], text: string, at: number): readonly LogLine[] {
  const texts = text.replace(COLOURS, '').split(/\r?\n/);
  const next = (log.at(-1)?.id ?? -1) + 1;
  const lines = texts
    .filter((message) => message.trim() !== '')
    .slice(-MOST_LINES)
    .map((message, i) => ({ id: next + i, level: levelOf(message), component: null, message, at }));
  return [...log, ...lines].slice(-MOST_LINES);
}
