import { execFileSync } from 'node:child_process';
import type { TestFunction } from './models.ts';

/** Optuna, one trial after the other, as `study.optimize` does it. */
const OPTUNA = `
import json, sys
import optuna
from math import cos, exp, sqrt
optuna.logging.set_verbosity(optuna.logging.ERROR)
given = json.loads(sys.argv[1])
codes = [compile(loss, "loss", "eval") for loss in given["losses"]]
scope = {"cos": cos, "exp": exp, "sqrt": sqrt}
def objective(trial):
    for i, (low, high) in enumerate(given["ranges"]):
        scope[f"x{i}"] = trial.suggest_float(f"x{i}", low, high)
    values = [eval(code, scope) for code in codes]
    return values if len(values) > 1 else values[0]
samplers = {"tpe": optuna.samplers.TPESampler, "nsga-ii": optuna.samplers.NSGAIISampler}
found = []
for seed in range(given["from"], given["from"] + given["seeds"]):
    study = optuna.create_study(directions=["minimize"] * len(codes), sampler=samplers[given["sampler"]](seed=seed))
    study.optimize(objective, n_trials=given["trials"])
    found.append([list(trial.values) for trial in study.trials])
print(json.dumps(found))
`;

export interface Effort {
  readonly from: number;
  readonly seeds: number;
  readonly trials: number;
}

/** Losses of all trials of real Optuna, by seed. */
export function optunaLosses(
  python: string,
  { ranges, losses }: TestFunction,
  sampler: 'tpe' | 'nsga-ii',
  effort: Effort,
): readonly (readonly (readonly number[])[])[] {
  const given = JSON.stringify({ ranges, losses, sampler, ...effort });
  const printed = execFileSync(python, ['-c', OPTUNA, given], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(printed) as readonly (readonly (readonly number[])[])[];
}
