import type { RayJob } from './RayJob.ts';

// oxlint-disable-next-line no-control-regex -- colours of a terminal
const COLOURS = /\u001B\[[\d;?]*[A-Za-z]/g;

/** As `patchbay_job.py` says it. */
const OWN = '[patchbay] failed: ';

const LONGEST = 500;
/** Of what could not be installed, the first of it. */
const MOST_REASONS = 3;

/**
 * Why a job failed, in a sentence or two: the job's own last word, or what pip says is wrong, or the last
 * line that names an error. Ray's message has it among the end of the log and the stack of its own program.
 */
export function whyFailed({ message, errorType }: Pick<RayJob, 'message' | 'errorType'>): string {
  const lines = message
    .replace(COLOURS, '')
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return reasonIn(lines, errorType).slice(0, LONGEST);
}

function reasonIn(lines: readonly string[], errorType: string | null): string {
  const own = lines.findLast((line) => line.startsWith(OWN));
  if (own !== undefined) return own.slice(OWN.length);
  if (errorType === 'RUNTIME_ENV_SETUP_FAILURE') {
    const said = lines.filter((line) => /^ERROR: /.test(line)).map((line) => line.slice(7));
    const reasons = [...new Set(said)].slice(0, MOST_REASONS);
    const what = reasons.length > 0 ? reasons.join('; ') : (lines[0] ?? 'Ray does not say why');
    return `what it requires could not be installed: ${what}`;
  }
  const named = lines.findLast((line) => /^[\w.]*(?:Error|Exception)\b/.test(line));
  return named ?? lines.at(-1)?.replace(/^\[patchbay\] /, '') ?? 'Ray does not say why';
}
