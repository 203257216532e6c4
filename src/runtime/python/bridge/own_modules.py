"""Modules of the document: where they lie, and how they are imported."""

import ast
import asyncio
from collections.abc import Callable, Coroutine
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
import inspect
import sys
from types import ModuleType
import typing as _t

from _patchbay import missing_modules
from plugboard.process import recording

#: Folders of the document.
_folders: list[str] = []


def is_own(file: str | None) -> bool:
    """Whether a file is one of the document's."""
    return file is not None and any(file.startswith(f"{folder}/") for folder in _folders)


def _end(main: _t.Any, **_: _t.Any) -> None:
    """In place of `asyncio.run`."""
    getattr(main, "close", lambda: None)()
    raise recording.ScriptEnds


def _until_it_waits(body: Coroutine) -> None:
    try:
        body.send(None)
    except StopIteration:
        pass
    finally:
        body.close()


def execute(path: str, module: ModuleType, drive: Callable[[Coroutine], _t.Any]) -> None:
    """Runs the code of a file in a module; `drive` runs code that awaits at its top, as a notebook's does."""
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    result = eval(code, module.__dict__)  # noqa: S307 - running it is what is asked for
    if inspect.iscoroutine(result):
        drive(result)


class _ModuleLoader(SourceFileLoader):
    """Imports a module of the document; where it would run a process, it has all that it needs."""

    def exec_module(self, module: ModuleType) -> None:
        before = asyncio.run, recording.importing
        recording.importing = True
        if recording.active is None:
            asyncio.run = _end  # type: ignore[assignment]
        try:
            execute(self.path, module, _until_it_waits)
        except recording.ScriptEnds:
            pass
        finally:
            asyncio.run, recording.importing = before
            missing_modules.forget()


class _Modules(MetaPathFinder):
    """Finds modules as Python does, and imports those of the document by the loader above."""

    def find_spec(self, name: str, path: _t.Any = None, target: _t.Any = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and type(spec.loader) is SourceFileLoader and is_own(spec.origin):
            spec.loader = _ModuleLoader(spec.loader.name, spec.loader.path)
        return spec


def search(folder: str) -> None:
    """Looks for modules of the document in a folder; what is Python's own and ours comes first."""
    folder = folder.rstrip("/")
    if not _folders:
        sys.meta_path.insert(sys.meta_path.index(PathFinder), _t.cast(_t.Any, _Modules()))
        missing_modules.install(is_own)
    if folder not in _folders:
        _folders.append(folder)
        sys.path.append(folder)
