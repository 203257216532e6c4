"""Which method of a class takes which event."""

import typing as _t


class EventHandlers:
    """The methods that take events, by class and type of the event."""

    _handlers: _t.ClassVar[dict[str, dict[str, _t.Callable]]] = {}

    @classmethod
    def add(cls, event: _t.Any, populates_fields: list[str] | None = None) -> _t.Callable:
        """Marks a method as the one that takes an event."""

        def decorate(method: _t.Any) -> _t.Any:
            owner = f"{method.__module__}.{method.__qualname__.split('.')[-2]}"
            cls._handlers.setdefault(owner, {})[event.type] = method
            if populates_fields is not None:
                fields = method.__dict__.setdefault("_event_field_coverage", {})
                fields[event.type] = populates_fields
            return method

        return decorate

    @classmethod
    def of(cls, component_class: type) -> dict[str, _t.Callable]:
        """All handlers of a class, those of its parents as well, by type of the event."""
        found: dict[str, _t.Callable] = {}
        for base in reversed(component_class.__mro__):
            found.update(cls._handlers.get(f"{base.__module__}.{base.__name__}", {}))
        return found

    @classmethod
    def get(cls, component_class: type, event: _t.Any) -> _t.Callable:
        """The method of a class that takes an event; raises KeyError where there is none."""
        found = cls.of(component_class)
        if event.type not in found:
            raise KeyError(
                f"No handler found for class '{component_class.__name__}' "
                f"and event type '{event.type}'"
            )
        return found[event.type]
