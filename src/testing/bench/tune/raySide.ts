import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tuneSeconds } from './threads.ts';

/** plugboard's own tuner on a Ray of its own, in a project's folder; Ray's start is not counted. */
const SCRIPT = `
import json, os, time
from pathlib import Path
import ray
from plugboard.cli.process import _build_process, _build_tuner, _read_yaml
config = _read_yaml(Path("model.yaml"))
_build_process(config)
ray.init(address="local", include_dashboard=False, log_to_driver=False)
tuner = _build_tuner(config)
start = time.perf_counter()
tuner.run(spec=config.plugboard.process)
seconds = time.perf_counter() - start
failed = sum(result.error is not None for result in tuner.result_grid)
print(json.dumps({"seconds": seconds, "trials": len(tuner.result_grid) - failed}))
ray.shutdown()
`;

const HAS_RAY = 'import plugboard.tune, ray.tune, optuna';
/** A trial on Ray starts a process: on a busy machine that takes many seconds. */
const PATIENCE_MS = 30 * 60_000;
const TRIALS = 20;

export interface RaySpeed {
  readonly trials: number;
  /** Seconds of all trials. */
  readonly ray: number;
  readonly ours: number;
  readonly ratio: number;
}

interface Place {
  readonly command: readonly string[];
  readonly python: string | null;
}

/** Whether a Python has plugboard's tuner. */
export function hasTuner(python: string | null): python is string {
  if (python === null) return false;
  try {
    execFileSync(python, ['-c', HAS_RAY], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Seconds of 20 trials of a model by plugboard's tuner on Ray and by `patchbay tune`, neither with the start of
 * its program. plugboard runs the project that `patchbay bundle` makes, whose module Ray's workers import.
 *
 * @throws Error where a trial did not come about
 */
export function raceRay(
  { command, python }: Place & { readonly python: string },
  folder: string,
  text: string,
): RaySpeed {
  const model = join(folder, 'twenty.yaml');
  const project = join(folder, 'project');
  writeFileSync(model, text);
  const [node = '', ...before] = command;
  execFileSync(node, [...before, 'bundle', model, '--out', project], { stdio: 'ignore' });
  writeFileSync(join(project, 'race.py'), SCRIPT);
  const home = join(folder, 'home');
  mkdirSync(home);
  const { RAY_ADDRESS: _, ...rest } = process.env;
  const printed = execFileSync(python, ['race.py'], {
    cwd: project,
    // What Ray writes of its trials is nobody's.
    env: { ...rest, HOME: home, RAY_AUTH_MODE: 'disabled', RAY_AIR_NEW_OUTPUT: '0' },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
  });
  const { seconds: ray, trials } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as {
    readonly seconds: number;
    readonly trials: number;
  };
  if (trials !== TRIALS) throw new Error(`${trials} of ${TRIALS} trials came about on Ray.`);
  const ours = tuneSeconds(command, model, { threads: null, count: TRIALS }, 'search');
  return { trials, ray, ours, ratio: ray / ours };
}
