"""Runs models with plugboard and writes down what came of them.

python run_cases.py CASES.json RESULTS.json, started where `patchbay.py` lies. CASES.json is a list of
`{"id", "name", "model", "outputs", "files"}`; values are as `wire.ts` describes them.
"""

import asyncio
import json
from pathlib import Path
import sys
import tempfile

from plugboard.process import ProcessBuilder
from plugboard.schemas import ProcessSpec

TIMEOUT = 60.0
AT_ONCE = 40


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


def in_folder(model, folder):
    """The model with the paths of its files in a folder of its own."""
    for component in model["args"]["components"]:
        # A path that is no text is one of the faults that both sides must refuse.
        if isinstance(component["args"].get("path"), str):
            component["args"]["path"] = str(Path(folder) / component["args"]["path"])
    return model


async def run_model(model):
    """The error that ended it, or None, and its components as far as it was built."""
    components = {}
    try:
        process = ProcessBuilder.build(ProcessSpec.model_validate(model))
        components = process.components
        async with asyncio.timeout(TIMEOUT), process:
            await process.run()
    except Exception as e:
        return reasons(e), components
    return None, components


async def run_case(case, turn):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in case["files"].items():
            Path(folder, name).write_text(text, encoding="utf-8", newline="")
        async with turn:
            model = in_folder(from_wire(case["model"]), folder)
            error, components = await run_model(model)
        files = {p.name: p.read_bytes().decode("utf-8") for p in sorted(Path(folder).iterdir())}
    series = {f: components[f"out-{f}"].values for f in case["outputs"] if components}
    tested = components.get(case["name"])
    exports = {name: getattr(tested, name) for name in (tested.exports or [])} if tested else {}
    result = {"error": error, "series": to_wire(series), "exports": to_wire(exports)}
    return {"id": case["id"], **result, "files": files}


async def run_all(cases):
    # Each process waits a second when it begins, so many run side by side.
    turn = asyncio.Semaphore(AT_ONCE)
    return await asyncio.gather(*(run_case(case, turn) for case in cases))


def main():
    source, target = (Path(arg) for arg in sys.argv[1:3])
    cases = json.loads(source.read_text(encoding="utf-8"))
    results = asyncio.run(run_all(cases))
    target.write_text(json.dumps(results), encoding="utf-8")


main()
