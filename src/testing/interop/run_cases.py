"""Runs models with plugboard and writes down what came of them.

python run_cases.py CASES.json RESULTS.json, started where `patchbay.py` lies. CASES.json is a list of
`{"id", "name", "model", "outputs", "files"}`; values are as `wire.ts` describes them.
"""

import asyncio
import json
import os
from pathlib import Path
import sys
import tempfile

from plugboard.process import ProcessBuilder
from plugboard.schemas import ProcessSpec

TIMEOUT = 60.0


def from_wire(value):
    if isinstance(value, list):
        return [from_wire(v) for v in value]
    if not isinstance(value, dict):
        return value
    if "$float" in value:
        return float(value["$float"])
    if "$int" in value:
        return int(value["$int"])
    return {key: from_wire(v) for key, v in value.items()}


def to_wire(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"$int": str(value)}
    if isinstance(value, float):
        return {"$float": repr(float(value))}
    if isinstance(value, (list, tuple)):
        return [to_wire(v) for v in value]
    if isinstance(value, dict):
        return {str(key): to_wire(v) for key, v in value.items()}
    if hasattr(value, "item"):
        return to_wire(value.item())
    return repr(value)


def reasons(error):
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(reasons(e) for e in error.exceptions)
    return f"{type(error).__name__}: {error}"


async def run_case(case):
    components = {}
    error = None
    try:
        process = ProcessBuilder.build(ProcessSpec.model_validate(from_wire(case["model"])))
        components = process.components
        async with asyncio.timeout(TIMEOUT):
            async with process:
                await process.run()
    except Exception as e:
        error = reasons(e)
    series = {f: components[f"out-{f}"].values for f in case["outputs"] if components}
    tested = components.get(case["name"])
    exports = {name: getattr(tested, name) for name in (tested.exports or [])} if tested else {}
    return {"error": error, "series": to_wire(series), "exports": to_wire(exports)}


def run_in_folder(case, runner):
    """Runs a case in a folder of its own, whose files are part of it."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, text in case["files"].items():
            Path(name).write_text(text, encoding="utf-8", newline="")
        result = runner.run(run_case(case))
        files = {p.name: p.read_bytes().decode("utf-8") for p in sorted(Path(folder).iterdir())}
        os.chdir("/")
    return {"id": case["id"], **result, "files": files}


def main():
    source, target = (Path(arg).resolve() for arg in sys.argv[1:3])
    sys.path.insert(0, os.getcwd())
    cases = json.loads(source.read_text(encoding="utf-8"))
    with asyncio.Runner() as runner:
        results = [run_in_folder(case, runner) for case in cases]
    target.write_text(json.dumps(results), encoding="utf-8")


main()
