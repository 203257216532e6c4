"""Coroutines, modules and packages."""

import asyncio
import contextlib
from functools import wraps
from importlib.util import find_spec
import os
import sys
import typing as _t


async def gather_except(*coros: _t.Coroutine) -> list[_t.Any]:
    """Awaits all, and raises their exceptions as a group."""
    results = await asyncio.gather(*coros, return_exceptions=True)
    errors = [result for result in results if isinstance(result, Exception)]
    if errors:
        raise ExceptionGroup("One or more exceptions occurred in coroutines", errors)
    return results


def run_coro_sync(coro: _t.Coroutine, timeout: float | None = None) -> _t.Any:
    """Runs a coroutine to its end; raises RuntimeError where it has to wait, as nothing can here."""
    task = asyncio.Task(coro, loop=asyncio.get_event_loop(), eager_start=True)
    if task.done():
        return task.result()
    task.cancel()
    raise RuntimeError("A coroutine that waits cannot be run synchronously here: await it.")


def depends_on_optional(module_name: str, extra: str | None = None) -> _t.Callable:
    """For functions that need a package: they raise ImportError where it is not there."""

    def decorate(function: _t.Callable) -> _t.Callable:
        @wraps(function)
        def wrapped(*args: _t.Any, **kwargs: _t.Any) -> _t.Any:
            if find_spec(module_name) is None:
                raise ImportError(
                    f"Optional dependency {module_name} not found: add its wheel to the document."
                )
            return function(*args, **kwargs)

        return wrapped

    return decorate


@contextlib.contextmanager
def add_sys_path(path: str | os.PathLike) -> _t.Iterator[None]:
    """Finds modules in a folder as well, for as long as it lasts."""
    sys.path.insert(0, os.fspath(path))
    try:
        yield
    finally:
        sys.path.remove(os.fspath(path))


def is_on_ray_worker() -> bool:
    """There is no Ray here."""
    return False
