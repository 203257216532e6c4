"""Fields of specifications, with more than a type."""

from copy import deepcopy
import re
import typing as _t

from plugboard.schemas.check import MISSING


class FieldInfo:
    """What a field has beside its type."""

    def __init__(
        self, default: _t.Any, factory: _t.Any, exclude: bool, pattern: str | None, least: int
    ) -> None:
        self.default = default
        self.factory = factory
        self.exclude = exclude
        self.pattern = re.compile(pattern) if pattern else None
        self.least = least

    def value(self) -> _t.Any:
        """A default of its own for each object; MISSING without one."""
        if self.factory:
            return self.factory()
        return MISSING if self.default is MISSING else deepcopy(self.default)


def Field(  # noqa: N802 - pydantic's name
    default: _t.Any = MISSING,
    *,
    default_factory: _t.Callable[[], _t.Any] | None = None,
    exclude: bool = False,
    pattern: str | None = None,
    min_length: int = 0,
) -> _t.Any:
    """Declares a field: its default, its least length or pattern, and whether dumps leave it out."""
    return FieldInfo(MISSING if default is ... else default, default_factory, exclude, pattern, min_length)
