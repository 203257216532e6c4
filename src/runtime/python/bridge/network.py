"""Ways to other hosts: what awaits goes by `fetch`, and what would wait without `await` says that it cannot."""

import importlib.abc
import importlib.machinery
import socket
import sys
from types import ModuleType
import typing as _t

from _patchbay.output import component_now
import js

_ADVICE = (
    "Nothing here can wait for the network without `await`."
    " In an `async def step`, use `await pyodide.http.pyfetch(url)`"
)

#: What a browser has undone before a body is here.
_UNDONE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def follow() -> None:
    """Pyodide's own function takes the `fetch` of now, whenever it was imported."""
    module = sys.modules.get("pyodide.http._pyfetch")
    if module is not None:
        module._jsfetch = js.fetch


def _refuse(*args: _t.Any, **kwargs: _t.Any) -> _t.NoReturn:
    raise OSError(f"{_ADVICE}.")


def no_waiting() -> None:
    """Sockets, which `urllib` and others use, have no way out of a page."""
    socket.create_connection = _refuse
    socket.getaddrinfo = _refuse
    socket.socket.connect = _refuse
    socket.socket.connect_ex = _refuse


async def _send(httpx: _t.Any, request: _t.Any) -> _t.Any:
    """Sends a request of httpx by `fetch`, and gives its response."""
    from pyodide.ffi import to_js
    from pyodide.http import pyfetch

    agent = request.headers.get("user-agent", "")
    # Its own name is no wish of the author's, and would make the browser ask the host for leave.
    headers = {k: v for k, v in request.headers.items() if k != "user-agent" or not agent.startswith("python-httpx")}
    options = {"method": request.method, "headers": headers}
    body = await request.aread()
    if body:
        options["body"] = to_js(body)
    try:
        answer = await pyfetch(str(request.url), **options)
        content = await answer.bytes()
    except OSError as error:
        raise httpx.ConnectError(str(error), request=request) from None
    told = [(name, value) for name, value in answer.headers.items() if name not in _UNDONE]
    return httpx.Response(answer.status, headers=told, content=content, request=request)


def _adapt(httpx: _t.Any) -> None:
    """Has the clients of httpx send by `fetch`, in place of sockets."""

    class Transport(httpx.AsyncBaseTransport):
        def __init__(self, *args: _t.Any, **kwargs: _t.Any) -> None:
            """Certificates, proxies and pools are the browser's."""

        async def handle_async_request(self, request: _t.Any) -> _t.Any:
            return await _send(httpx, request)

    class Waiting(httpx.BaseTransport):
        def __init__(self, *args: _t.Any, **kwargs: _t.Any) -> None:
            """Only what is sent is refused."""

        def handle_request(self, request: _t.Any) -> _t.NoReturn:
            raise httpx.ConnectError(f"{_ADVICE} or `httpx.AsyncClient`.", request=request)

    for module in (httpx, sys.modules["httpx._client"]):
        module.AsyncHTTPTransport = Transport
        module.HTTPTransport = Waiting


class _Adapted(importlib.abc.MetaPathFinder):
    """Finds httpx where it lies, and adapts it when it has been imported."""

    def find_spec(
        self, fullname: str, path: _t.Any = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != "httpx":
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.loader is None:
            return None
        execute = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            _adapt(module)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def adapt_libraries() -> None:
    """Libraries that a document imports from now on go the same way."""
    if not any(isinstance(finder, _Adapted) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Adapted())


__all__ = ["adapt_libraries", "component_now", "follow", "no_waiting"]
