"""Runs many commands of plugboard's CLI out of one Python, a fork for each, several side by side.

python batch.py JOBS.json RESULTS.json. JOBS.json is a list of `{"folder", "commands"}`: the commands of a
job run in its folder, one after the other, as `plugboard WORDS...` would. Beyond the CLI's own there are
`read MODEL SPEC.json`, which writes the spec as it was read, and `dump MODEL TARGET.yaml`, which writes what
`process.dump` makes of the model. RESULTS.json has for each job a list of `{"code", "output"}`.
"""

import json
import math
import os
from pathlib import Path
import signal
import sys
import tempfile
import traceback
import warnings

import msgspec
from plugboard.cli import app
from plugboard.process import ProcessBuilder
from plugboard.schemas import ConfigSpec


# Each process waits a second when it begins, so more of them than processors run side by side.
AT_ONCE = 6
SECONDS = 300


def spec_of(model):
    return ConfigSpec.model_validate(msgspec.yaml.decode(Path(model).read_bytes()))


def with_words(value):
    """The value with the numbers that JSON does not have as `{"$float": "nan"}`."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": repr(value)}
    if isinstance(value, (list, tuple)):
        return [with_words(item) for item in value]
    if isinstance(value, dict):
        return {key: with_words(item) for key, item in value.items()}
    return value


def read_spec(model, target):
    spec = spec_of(model)
    plain = spec.model_dump()
    tune = spec.plugboard.tune
    if tune is not None:
        # A dump leaves out where the fields of a study lie.
        args, objective = plain["plugboard"]["tune"]["args"], tune.args.objective
        several = isinstance(objective, list)
        args["objective"] = list(map(vars, objective)) if several else vars(objective)
        args["parameters"] = list(map(vars, tune.args.parameters))
    text = json.dumps(with_words(plain))
    Path(target).write_text(text, encoding="utf-8")


def dump(model, target):
    sys.path.insert(0, os.getcwd())
    ProcessBuilder.build(spec_of(model).plugboard.process).dump(target)


OWN_COMMANDS = {"read": read_spec, "dump": dump}


def perform(words):
    if words[0] in OWN_COMMANDS:
        OWN_COMMANDS[words[0]](*words[1:])
        return 0
    sys.argv = ["plugboard", *words]
    try:
        app(list(words))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def start(folder, words):
    """Forks a command; its process id, and the file that takes what it prints."""
    output = tempfile.TemporaryFile()
    pid = os.fork()
    if pid > 0:
        return pid, output
    code = 1
    try:
        signal.alarm(SECONDS)
        os.chdir(folder)
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
        code = perform(words)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def text_of(output):
    output.seek(0)
    text = output.read().decode("utf-8", "replace")
    output.close()
    return text


def run_all(jobs):
    results = [[] for _ in jobs]
    waiting = list(enumerate(jobs))
    running = {}

    def go_on(at):
        done, commands = len(results[at]), jobs[at]["commands"]
        if done < len(commands):
            pid, output = start(jobs[at]["folder"], commands[done])
            running[pid] = (at, output)

    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            go_on(waiting.pop(0)[0])
        if not running:
            continue
        pid, status = os.wait()
        at, output = running.pop(pid)
        code = os.waitstatus_to_exitcode(status)
        results[at].append({"code": code, "output": text_of(output)})
        go_on(at)
    return results


def main():
    # Else components would be looked up beside this file too.
    sys.path.pop(0)
    source, target = (Path(arg) for arg in sys.argv[1:3])
    results = run_all(json.loads(source.read_text(encoding="utf-8")))
    target.write_text(json.dumps(results), encoding="utf-8")


# The other thread is the allocator's, which knows of forks.
warnings.filterwarnings("ignore", message=".*multi-threaded.*", category=DeprecationWarning)
main()
