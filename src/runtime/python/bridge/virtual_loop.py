"""An event loop in which no time passes: a script that is only looked at need not be waited for."""

import asyncio
import builtins
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
import getpass
import time
import typing as _t


class _Timers:
    """Stands for what a loop asks for news of sockets: it lets the time of the next timer come."""

    def __init__(self, loop: "VirtualLoop") -> None:
        self._loop = loop

    def select(self, timeout: float | None) -> list:
        """Nothing has come."""
        if timeout is None:
            raise RuntimeError("The script waits for something that does not come here.")
        self._loop.now += timeout
        return []


class VirtualLoop(asyncio.BaseEventLoop):
    """Runs tasks and timers in order, and everything at once."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self._selector = _Timers(self)

    def time(self) -> float:
        """The time of the loop, in seconds."""
        return self.now

    def _process_events(self, event_list: list) -> None:
        """There are no sockets."""

    def _write_to_self(self) -> None:
        """Nobody has to be woken."""


def run(main: Coroutine, **_: _t.Any) -> _t.Any:
    """Runs a coroutine to its end, in place of `asyncio.run`."""
    loop = VirtualLoop()
    outer = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    try:
        return loop.run_until_complete(main)
    finally:
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        asyncio.events._set_running_loop(outer)


class _Loops:
    """What a script gets that asks for a loop outside of any."""

    def run_until_complete(self, main: _t.Any) -> _t.Any:
        """Runs a coroutine to its end."""
        return run(main)

    def close(self) -> None:
        """There is nothing to close."""


def _get_loop() -> _t.Any:
    running = asyncio.events._get_running_loop()
    return running if isinstance(running, VirtualLoop) else _Loops()


#: What a script may wait for, with what it gets at once.
_WAITS: tuple[tuple[_t.Any, str, _t.Any], ...] = (
    (asyncio, "run", run),
    (asyncio, "get_event_loop", _get_loop),
    (asyncio, "new_event_loop", _get_loop),
    (time, "sleep", lambda seconds: None),
    (builtins, "input", lambda prompt="": ""),
    (getpass, "getpass", lambda prompt="", stream=None: ""),
)


@contextmanager
def no_waiting() -> Iterator[None]:
    """While it lasts, nothing is waited for: no time passes, and nobody is asked."""
    before = [getattr(module, name) for module, name, _ in _WAITS]
    for module, name, value in _WAITS:
        setattr(module, name, value)
    try:
        yield
    finally:
        for (module, name, _), value in zip(_WAITS, before):
            setattr(module, name, value)
