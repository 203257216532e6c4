"""Ways to other hosts: what awaits goes by `fetch`, and what would wait without `await` says that it cannot."""

import socket
import sys
import typing as _t

from _patchbay.output import component_now
import js

_ADVICE = (
    "Nothing here can wait for the network without `await`."
    " In an `async def step`, use `await pyodide.http.pyfetch(url)`."
)


def follow() -> None:
    """Pyodide's own function takes the `fetch` of now, whenever it was imported."""
    module = sys.modules.get("pyodide.http._pyfetch")
    if module is not None:
        module._jsfetch = js.fetch


def _refuse(*args: _t.Any, **kwargs: _t.Any) -> _t.NoReturn:
    raise OSError(_ADVICE)


def no_waiting() -> None:
    """Sockets, which `urllib` and others use, have no way out of a page."""
    socket.create_connection = _refuse
    socket.getaddrinfo = _refuse
    socket.socket.connect = _refuse
    socket.socket.connect_ex = _refuse


__all__ = ["component_now", "follow", "no_waiting"]
