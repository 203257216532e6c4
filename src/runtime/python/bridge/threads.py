"""Work for threads: the interpreter has one, so that a pool does its work as it is handed in."""

from concurrent.futures import Future, ThreadPoolExecutor
import typing as _t


def _submit(self: _t.Any, function: _t.Callable, /, *args: _t.Any, **kwargs: _t.Any) -> Future:
    if self._shutdown:
        raise RuntimeError("cannot schedule new futures after shutdown")
    future: Future = Future()
    future.set_running_or_notify_cancel()
    try:
        future.set_result(function(*args, **kwargs))
    except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
        future.set_exception(error)
    return future


def none() -> None:
    """Pools of threads do without them."""
    ThreadPoolExecutor.submit = _submit  # type: ignore[method-assign]
