"""Messages between components that go by their type."""

from plugboard.events.event import Event, StopEvent, SystemEvent
from plugboard.events.event_handlers import EventHandlers

__all__ = ["Event", "EventHandlers", "StopEvent", "SystemEvent"]
