"""The base class of events, with pydantic's checks where pydantic is there."""

from datetime import datetime, timezone
import re
import typing as _t
from uuid import UUID, uuid4

from plugboard.component.io_controller import safe_type
from plugboard.events.event_handlers import EventHandlers
from plugboard.events.model import Field, Model

_TYPE = re.compile(r"^[a-zA-Z][a-zA-Z0-9_\-.]*$")


def _now() -> datetime:
    return datetime.now(timezone.utc)


class Event(Model):
    """A message that every component gets which declares its type as an input event."""

    type: _t.ClassVar[str]

    id: UUID = Field(default_factory=uuid4)
    timestamp: datetime = Field(default_factory=_now)
    source: str
    version: str = "0.1.0"
    data: _t.Any
    metadata: dict[str, str] = {}

    def __init_subclass__(cls, *args: _t.Any, **kwargs: _t.Any) -> None:
        super().__init_subclass__(*args, **kwargs)
        if not hasattr(cls, "type"):
            raise NotImplementedError(f"{cls.__name__} must define a `type` attribute.")
        if not _TYPE.match(cls.type):
            raise ValueError(f"Invalid event type: {cls.type}")

    @classmethod
    def safe_type(cls, event_type: str | None = None) -> str:
        """The type as a part of an id."""
        return safe_type(event_type or cls.type)

    @classmethod
    def handler(
        cls, method: _t.Any = None, *, populates_fields: list[str] | None = None
    ) -> _t.Any:
        """Marks a method as the one that takes this event."""
        mark = EventHandlers.add(cls, populates_fields)
        return mark if method is None else mark(method)


class SystemEvent(Event):
    """An event of the framework itself."""

    type: _t.ClassVar[str] = "system"


class StopEvent(SystemEvent):
    """Ends the whole process."""

    type: _t.ClassVar[str] = "system.stop"
