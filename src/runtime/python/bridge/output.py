"""What components print and log, line by line and with the name of the component."""

import contextvars
import io
import sys
from types import FrameType
import typing as _t

from plugboard.component import logger

#: File name of the code that steps components; its `names` and `at` say whose turn it is.
ROUNDS = "<patchbay rounds>"
#: Name of the component of which a method is called, outside of steps.
current: list[str] = [""]
#: The same in a task, which goes on while others run.
in_task: contextvars.ContextVar[str | None] = contextvars.ContextVar("component", default=None)

#: A line is no longer than this.
_LONGEST = 10_000

Sink = _t.Callable[[str, str, str], None]


def component_now() -> str:
    """Of which component the code is that writes now."""
    name = in_task.get()
    if name is not None:
        return name
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == ROUNDS:
            return frame.f_globals["names"][frame.f_locals["at"]]
        frame = frame.f_back
    return current[0]


class Lines(io.TextIOBase):
    """A stream that hands on whole lines."""

    def __init__(self, level: str, sink: Sink) -> None:
        self._level = level
        self._sink = sink
        self._begun: dict[str, str] = {}

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def write(self, text: str) -> int:
        """Takes a part of a line, or several lines."""
        name = component_now()
        *lines, rest = (self._begun.pop(name, "") + str(text)).split("\n")
        for line in lines:
            self._sink(self._level, name, line[:_LONGEST])
        if len(rest) > _LONGEST:
            self._sink(self._level, name, rest[:_LONGEST])
        elif rest:
            self._begun[name] = rest
        return len(text)

    def finish(self) -> None:
        """Hands on lines that were not ended."""
        begun, self._begun = self._begun, {}
        for name, rest in begun.items():
            self._sink(self._level, name, rest)


def write_to(sink: Sink) -> None:
    """Where lines go: level, component, text."""
    sys.stdout = Lines("print", sink)
    sys.stderr = Lines("warning", sink)
    logger.sink = sink


def finish() -> None:
    """Hands on lines that were not ended."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, Lines):
            stream.finish()
