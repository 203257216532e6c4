"""Scripts that build a process: they are run to see what they build."""

import builtins
import json
import os
import sys
from types import ModuleType

from _patchbay import failures, missing_modules, own_modules, virtual_loop
from _patchbay.built import Script
from _patchbay.script_values import yaml_of
from plugboard.process import recording


def _run(script: Script) -> None:
    """Runs a script as Python does."""
    module = ModuleType("__main__")
    module.__file__ = script.path
    module.__builtins__ = builtins  # type: ignore[attr-defined]
    before = sys.modules.get("__main__"), sys.argv, sys.path[:]
    sys.modules["__main__"], sys.argv = module, [script.path]
    sys.path.insert(0, os.path.dirname(script.path))
    try:
        own_modules.execute(script.path, module, virtual_loop.run)
    finally:
        missing_modules.forget()
        del sys.modules["__main__"]
        sys.argv, sys.path[:] = before[1], before[2]
        if before[0] is not None:
            sys.modules["__main__"] = before[0]


def _ended(error: BaseException) -> bool:
    """Whether a script has only come to its end."""
    if isinstance(error, BaseExceptionGroup):
        return all(_ended(one) for one in error.exceptions)
    return isinstance(error, (recording.ScriptEnds, SystemExit))


def record_script(path: str, folder: str) -> str:
    """Runs a script and tells the processes that it has built.

    Args:
        path: The script.
        folder: The folder of the document; paths of classes begin below it.

    Returns:
        JSON: `processes`, each with the `name` that it was given (or null) and its model as `yaml`;
        `problems`, texts on what a diagram cannot keep; `error`, how the script failed, or null. A
        script may fail behind what it has built, where it looks at results.
    """
    script = Script(path, folder)
    own_modules.search(script.folder)
    found = recording.start()
    failure = None
    processes: list[dict[str, str | None]] = []
    try:
        with virtual_loop.no_waiting():
            _run(script)
    except BaseException as error:  # noqa: BLE001 - whatever a script raises is told
        failure = None if _ended(error) else failures.describe(error)
    try:
        for at, process in enumerate(found.processes):
            config = script.config(process, found.tuned.get(at))
            processes.append({"name": process.given_name, "yaml": yaml_of(config)})
    except Exception as error:  # noqa: BLE001
        failure = failure or failures.describe(error)
    finally:
        recording.stop()
    return json.dumps({"processes": processes, "problems": script.problems, "error": failure})
