"""The log of a component, with structlog's way of calling."""

import typing as _t

#: Takes level, name of the component and text; the bridge puts the run's log here.
sink: _t.Callable[[str, str, str], None] = lambda level, name, text: None

_BELOW_WARNING = frozenset({"debug", "info"})


class Logger:
    """Takes an event's name and values, and hands one line to the run's log."""

    def __init__(self, **bound: _t.Any) -> None:
        self._bound = bound

    def bind(self, **more: _t.Any) -> "Logger":
        """A logger that has these values as well."""
        return Logger(**{**self._bound, **more})

    def unbind(self, *names: str) -> "Logger":
        """A logger without these values."""
        return Logger(**{key: value for key, value in self._bound.items() if key not in names})

    def _log(self, level: str, event: _t.Any, args: tuple, values: dict[str, _t.Any]) -> None:
        values.pop("exc_info", None)
        text = str(event)
        if args:
            try:
                text = text % args
            except (TypeError, ValueError):
                text = " ".join([text, *map(str, args)])
        told = "".join(f" {key}={value!r}" for key, value in values.items())
        sink(level, str(self._bound.get("name", "")), text + told)

    def debug(self, event: _t.Any = "", *args: _t.Any, **values: _t.Any) -> None:
        """Details."""
        self._log("debug", event, args, values)

    def info(self, event: _t.Any = "", *args: _t.Any, **values: _t.Any) -> None:
        """What happens."""
        self._log("info", event, args, values)

    def warning(self, event: _t.Any = "", *args: _t.Any, **values: _t.Any) -> None:
        """What may be wrong."""
        self._log("warning", event, args, values)

    warn = warning

    def error(self, event: _t.Any = "", *args: _t.Any, **values: _t.Any) -> None:
        """What is wrong."""
        self._log("error", event, args, values)

    exception = critical = fatal = error
