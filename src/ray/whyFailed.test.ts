import { describe, expect, test } from 'vitest';
import { whyFailed } from './whyFailed.ts';

const SCRIPT = 'JOB_ENTRYPOINT_COMMAND_ERROR';
const SETUP = 'RUNTIME_ENV_SETUP_FAILURE';
const why = (errorType: string | null, ...lines: readonly string[]) =>
  whyFailed({ errorType, message: lines.join('\n') });

describe('why a job failed', () => {
  test('is its own last word, whatever its components print behind it', () => {
    expect(
      why(
        ...[SCRIPT, 'Job entrypoint command failed with exit code 1, last available logs:'],
        ...['    | ValueError: the pipe has burst', '[patchbay] failed: ValueError: the pipe'],
        '\u001b[36m(RecorderActor pid=1)\u001b[0m {"event":"Process in failed state"}',
      ),
    ).toBe('ValueError: the pipe');
  });

  test('is what pip says, not where in Ray that was', () => {
    const trace = 'ray._private.runtime_env.utils.SubprocessCalledProcessError: Run cmd failed.';
    const pip = [
      'ERROR: Could not find a version that satisfies the requirement nope (from versions: none)',
      'ERROR: No matching distribution found for nope',
    ];

    expect(why(SETUP, 'runtime_env setup failed: no', trace, ...pip, pip[1] ?? '')).toBe(
      'what it requires could not be installed: Could not find a version that satisfies the requirement nope (from versions: none); No matching distribution found for nope',
    );
    expect(why(SETUP, 'runtime_env setup failed: no network', trace)).toBe(
      'what it requires could not be installed: runtime_env setup failed: no network',
    );
  });

  test('is the last line that names an error, else the last', () => {
    expect(why(SCRIPT, 'ImportError: no', '[patchbay] No Python here has both.')).toBe(
      'ImportError: no',
    );
    expect(why(SCRIPT, 'exit code 1', '[patchbay] No Python here.')).toBe('No Python here.');
    expect(why(null, 'The job was lost.', '')).toBe('The job was lost.');
    expect(why(null)).toBe('Ray does not say why');
    expect(why(null, 'x'.repeat(9_000))).toHaveLength(500);
  });
});
