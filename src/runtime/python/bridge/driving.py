"""How coroutines are run: at once where they wait for nothing, else as a task of the event loop."""

import asyncio
import contextvars
import dis
import inspect
import typing as _t

from _patchbay.output import in_task

_AWAITING = frozenset({"GET_AWAITABLE", "GET_AITER", "GET_ANEXT"})


def may_wait(function: _t.Any) -> bool:
    """Whether a coroutine function awaits anything; one that does not is over when it was begun."""
    code = getattr(function, "__code__", None)
    if code is None or not code.co_flags & inspect.CO_COROUTINE:
        return True
    return any(instruction.opname in _AWAITING for instruction in dis.get_instructions(code))


def context_of(name: str) -> contextvars.Context:
    """The context of a component's tasks, which know its name."""
    context = contextvars.copy_context()
    context.run(in_task.set, name)
    return context


def begin(awaitable: _t.Any, context: contextvars.Context) -> asyncio.Future | None:
    """Begins what is awaited; None when it is over by then, and raises what it raised."""
    if asyncio.isfuture(awaitable):
        future = awaitable
    else:
        if not asyncio.iscoroutine(awaitable):
            awaitable = _awaited(awaitable)
        loop = asyncio.get_event_loop()
        future = asyncio.Task(awaitable, loop=loop, eager_start=True, context=context)
    if not future.done():
        return future
    future.result()
    return None


async def _awaited(awaitable: _t.Any) -> _t.Any:
    return await awaitable
