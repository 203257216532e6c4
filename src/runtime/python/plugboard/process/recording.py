"""What a script builds, while it is run to see what it builds."""

import typing as _t


class ScriptEnds(BaseException):
    """Ends a script where it would run a process: what comes then belongs to the script alone."""


class Recording:
    """The processes that a script has built, and how it would optimise them."""

    def __init__(self) -> None:
        self.processes: list[_t.Any] = []
        #: The arguments of a tuner by the place of the process in `processes`.
        self.tuned: dict[int, dict[str, _t.Any]] = {}


#: The recording of now; None while components run.
active: Recording | None = None

#: Whether a module of the document is being imported.
importing = False

_AWAY = (
    "A process cannot be run from Python here. Open the script itself: it becomes a diagram, "
    "and Run runs it."
)


def start() -> Recording:
    """Begins a recording."""
    global active
    active = Recording()
    return active


def stop() -> None:
    """Ends the recording."""
    global active
    active = None


def require(what: str = _AWAY) -> Recording:
    """The recording of now.

    Raises:
        ScriptEnds: While a module is imported for its components.
        RuntimeError: With the text, when components run.
    """
    if active is not None:
        return active
    raise ScriptEnds if importing else RuntimeError(what)
