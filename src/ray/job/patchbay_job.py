"""What a job that Patchbay submitted does: it runs the model of this folder on the Ray that it belongs to.

python patchbay_job.py run|tune ID

What the run wrote is kept in the folder of logs of this machine, in patchbay/ID: Ray's dashboard hands the
files there out, so that results need neither a disk that machines share nor a server of their own. Files are
cut into pieces, each packed and with its SHA-256; results.json lists them and is written last, behind a line
with its own.
"""

import asyncio
import gzip
import hashlib
import json
import math
import os
from pathlib import Path
import sys
import time
import traceback

import msgspec
import ray

from plugboard.exceptions import ConstraintError
from plugboard.process import ProcessBuilder
from plugboard.schemas import ConfigSpec


FORM = 1
PIECE = 4 * 1024 * 1024
# Components that write files: they have to be on this machine, in the folder of the job.
WRITERS = ("Recorder", "FileWriter")
RECORDER = "patchbay.Recorder"
# Beside the values of a trial that a component ended: why.
CONSTRAINT = "patchbay_constraint"


def say(text):
    print(f"[patchbay] {text}", flush=True)


def read_config(model):
    return msgspec.yaml.decode(Path(model).read_bytes())


def components_of(config):
    return config["plugboard"]["process"]["args"]["components"]


def this_machine():
    """The resource of which only this machine has any."""
    own = ray.get_runtime_context().get_node_id()
    for node in ray.nodes():
        if node["NodeID"] == own:
            names = [name for name in node["Resources"] if name.startswith("node:")]
            return next((name for name in names if name != "node:__internal_head__"), None)
    return None


def keep_writers_here(config):
    """Puts components that write files beside this script."""
    here = this_machine()
    if here is None:
        return
    for component in components_of(config):
        if component["type"].rsplit(".", 1)[-1] in WRITERS:
            args = component["args"]
            resources = dict(args.get("resources") or {})
            resources["resources"] = {**(resources.get("resources") or {}), here: 0.001}
            args["resources"] = resources


def without_recorders(config):
    """A study looks at the last values: its trials write no series."""
    components = components_of(config)
    gone = {c["args"]["name"] for c in components if c["type"] == RECORDER}
    args = config["plugboard"]["process"]["args"]
    args["components"] = [c for c in components if c["args"]["name"] not in gone]
    args["connectors"] = [c for c in args.get("connectors") or [] if target_of(c) not in gone]


def target_of(connector):
    target = connector["target"]
    return target.split(".")[0] if isinstance(target, str) else target["entity"]


async def run_to_end(process):
    async with process:
        await process.run()


def run():
    config = read_config("model-ray.yaml")
    keep_writers_here(config)
    spec = ConfigSpec.model_validate(config)
    asyncio.run(run_to_end(ProcessBuilder.build(spec.plugboard.process)))


def plain(value):
    """A value of a trial as JSON has it."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def trial_of(number, result, names):
    metrics = result.metrics or {}
    error = None if result.error is None else str(result.error).strip()
    return {
        "number": number,
        "arguments": plain(dict(result.config or {})),
        "objectives": {name: plain(metrics[name]) for name in names if name in metrics},
        "error": error,
        "constraint": metrics.get(CONSTRAINT),
        "seconds": plain(metrics.get("time_total_s", 0.0)),
    }


def telling(tuner):
    """The tuner, whose trials also tell when a constraint ended them: it gives such a trial a value all the same."""

    class Telling(tuner):
        async def _run_process(self, process):
            try:
                await tuner._run_process(process)
            except BaseException as error:
                first = causes_of(error)[0]
                if isinstance(first, ConstraintError):
                    self.constraint = str(first) or type(first).__name__
                raise

        def _build_objective(self, component_classes, spec):
            objective = super()._build_objective(component_classes, spec)

            def told(config):
                self.constraint = None
                result = objective(config)
                return result if self.constraint is None else {**result, CONSTRAINT: self.constraint}

            return told

    return Telling


def tune():
    from plugboard.tune import Tuner

    config = read_config("model.yaml")
    without_recorders(config)
    spec = ConfigSpec.model_validate(config)
    args = spec.plugboard.tune.args
    # Classes of components are registered by building.
    ProcessBuilder.build(spec.plugboard.process)
    tuner = telling(Tuner)(
        objective=args.objective,
        parameters=args.parameters,
        num_samples=args.num_samples,
        mode=args.mode,
        max_concurrent=args.max_concurrent,
        algorithm=args.algorithm,
    )
    started = time.monotonic()
    objectives = args.objective if isinstance(args.objective, list) else [args.objective]
    names = [objective.full_name for objective in objectives]
    try:
        tuner.run(spec=spec.plugboard.process)
    finally:
        # Without a single good trial there is no best, but there are trials.
        results = getattr(tuner, "_result_grid", None) or []
        trials = [trial_of(number, result, names) for number, result in enumerate(results)]
        cores = int(ray.cluster_resources().get("CPU", 1))
        told = {"trials": trials, "seconds": time.monotonic() - started, "workers": cores}
        Path("results").mkdir(exist_ok=True)
        text = json.dumps({**json.loads(Path("study.json").read_text("utf-8")), **told})
        Path("results/trials.json").write_text(text, "utf-8")


def files_here():
    """Files of this folder, but for what Python puts there by itself."""
    found = {}
    for folder, folders, names in os.walk("."):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            path = os.path.relpath(os.path.join(folder, name))
            status = os.lstat(path)
            found[path] = (status.st_mtime_ns, status.st_size)
    return found


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def keep_file(path, folder, count):
    """Puts a file into the folder, piece by piece; what the list says of it."""
    size, pieces = 0, []
    with open(path, "rb") as file:
        while data := file.read(PIECE):
            name = f"{count + len(pieces) + 1}.gz"
            (folder / name).write_bytes(gzip.compress(data, 6, mtime=0))
            pieces.append({"name": name, "size": len(data), "sha256": sha256(data)})
            size += len(data)
    name = path.replace(os.sep, "/")
    return {"name": name, "size": size, "pieces": pieces}


def keep(kind, job, before):
    """Keeps what the run wrote where the dashboard hands it out."""
    # No public name leads there; Ray's own code for the logs of jobs takes the same way.
    logs = Path(ray._private.worker._global_node.get_logs_dir_path())
    folder = logs / "patchbay" / job
    folder.mkdir(parents=True, exist_ok=True)
    files, count = [], 0
    for path, status in sorted(files_here().items()):
        if before.get(path) != status:
            kept = keep_file(path, folder, count)
            count += len(kept["pieces"])
            files.append(kept)
    told = json.dumps({"form": FORM, "kind": kind, "files": files}).encode()
    half = folder / "results.json.part"
    half.write_bytes(f"{sha256(told)}\n".encode() + told)
    os.replace(half, folder / "results.json")
    size = sum(file["size"] for file in files)
    say(f"kept {len(files)} file(s), {size} bytes; their list has SHA-256 {sha256(told)}")


def causes_of(error):
    """What went wrong first: without what merely holds it, and what followed from it."""
    if isinstance(error, BaseExceptionGroup):
        return [cause for one in error.exceptions for cause in causes_of(one)]
    cause = getattr(error, "cause", None)
    return causes_of(cause) if isinstance(cause, BaseException) else [error]


def failure_text(error):
    texts = [f"{type(cause).__name__}: {cause}".split("\n")[0] for cause in causes_of(error)]
    first = [text for text in texts if not text.startswith("ProcessStatusError")]
    return "; ".join(dict.fromkeys(first or texts))


def own_ray(pid):
    """Address of the Ray that started a process; None where that cannot be seen.

    Where several run on one machine, Ray gives its jobs the address of any of them.
    """
    try:
        for _ in range(4):
            for given in Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0"):
                name, _, address = given.partition("=")
                if name in ("--gcs-address", "--gcs_address") and address:
                    return address
            status = Path(f"/proc/{pid}/status").read_text()
            pid = int(status.split("\nPPid:")[1].split()[0])
    except (OSError, ValueError, IndexError):
        pass
    return None


def main(kind, job):
    before = files_here()
    own = own_ray(os.getppid())
    if own is not None:
        os.environ["RAY_ADDRESS"] = own
    ray.init(address=own or "auto", log_to_driver=True)
    say(f"job {job} on Ray {ray.__version__}")
    failure = None
    try:
        run() if kind == "run" else tune()
    except Exception as error:
        traceback.print_exc()
        failure = failure_text(error)
    finally:
        keep(kind, job, before)
    # The last line of the log, which Ray tells with the job.
    say("done" if failure is None else f"failed: {failure}")
    sys.exit(0 if failure is None else 1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
