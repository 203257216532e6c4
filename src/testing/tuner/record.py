"""Records what real plugboard finds on the models beside this: `python record.py SEEDS [NAMES]`.

A line for each study: the model, the seed, and the best of each objective, as plugboard tells it.

The objective function and the search are those that plugboard gives to Ray Tune; only Ray's own executor, which
takes seconds for a trial, is left out. Trials end in order.
"""

import copy
import json
import math
import sys
from collections import deque
from pathlib import Path
from unittest.mock import patch

import optuna
from plugboard.cli.process import _build_process, _build_tuner, _read_yaml
from plugboard.component.component import ComponentRegistry

HERE = Path(__file__).parent


def best_of(name: str, seed: int) -> list[float]:
    """The best finite value of each objective of a study."""
    config = _read_yaml(HERE / f"{name}.yaml")
    _build_process(config)
    tuner, spec = _build_tuner(config), config.plugboard.process
    with patch("ray.tune.Tuner") as ray_tuner, patch("ray.tune.with_resources", lambda fn, _: fn):
        tuner.run(spec=spec)
    given = ray_tuner.call_args.kwargs
    search = given["tune_config"].search_alg
    search.searcher._seed = seed
    search.set_search_properties(tuner._metric, tuner._mode, given["param_space"])
    classes = {one.type: ComponentRegistry.get(one.type) for one in spec.args.components}
    pending, trials, asked = deque(), [], 0
    while len(trials) < tuner._num_samples:
        while asked < tuner._num_samples and (values := search.suggest(str(asked))) is not None:
            pending.append((str(asked), values))
            asked += 1
        trial, values = pending.popleft()
        metrics = tuner._build_objective(classes, copy.deepcopy(spec))(values)
        trials.append(metrics)
        search.on_trial_result(trial, {**metrics, "training_iteration": 1})
        search.on_trial_complete(trial, metrics)
    modes = tuner._mode if isinstance(tuner._mode, list) else [tuner._mode]
    found = [[one[goal.full_name] for one in trials] for goal in tuner._objective]
    finite = [[value for value in values if math.isfinite(value)] for values in found]
    return [(max if mode == "max" else min)(values) for mode, values in zip(modes, finite)]


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    sys.path.insert(0, str(HERE))
    for seed in range(1, int(sys.argv[1]) + 1):
        for name in sys.argv[2:] or ["constraint", "objectives", "projectile"]:
            print(json.dumps([name, seed, best_of(name, seed)]), flush=True)
