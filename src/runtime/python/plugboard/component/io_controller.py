"""The inputs, outputs and events of a component."""

from enum import StrEnum
import typing as _t

from plugboard.exceptions import IOStreamClosedError

STOP = "system.stop"


class IODirection(StrEnum):
    """Which way a field points."""

    INPUT = "input"
    OUTPUT = "output"


def safe_type(event_type: str) -> str:
    """A type text as a part of an id: points and dashes become `_`."""
    return event_type.replace(".", "_").replace("-", "_")


class IOController:
    """Declares fields and events, and is a component's side of its connectors.

    Channels are the engine's. What a component does here (closing, queueing events) is kept until the
    engine asks for it, at the end of the call in which it was done.
    """

    def __init__(
        self,
        inputs: _t.Any = None,
        outputs: _t.Any = None,
        initial_values: dict[str, _t.Iterable] | None = None,
        input_events: list[type] | None = None,
        output_events: list[type] | None = None,
        event_field_coverage: dict[str, list[str]] | None = None,
        namespace: str = "__UNSET__",
        component: _t.Any = None,
    ) -> None:
        self.namespace = namespace
        self.inputs = inputs or []
        self.outputs = outputs or []
        self.initial_values = initial_values or {}
        self.input_events = input_events or []
        self.output_events = output_events or []
        self.event_field_coverage = event_field_coverage or {}
        if set(self.initial_values) - set(self.inputs):
            raise ValueError("Initial values must be for input fields only.")
        self._component = component
        self._is_closed = False
        self._queued: list[_t.Any] = []
        # Raised by what the engine has to look after; it lowers it again.
        self._raised = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is read or sent."""
        return self._is_closed

    @property
    def has_connected_field_inputs(self) -> bool:
        """Whether there are input fields; the engine sees to it that they are connected."""
        return len(self.inputs) > 0

    async def close(self) -> None:
        """Ends the outputs behind what was sent. What the step of now has set is not sent."""
        self._is_closed = True
        self._raised = True

    def queue_event(self, event: _t.Any) -> None:
        """Sends an event along with the outputs of this step.

        Raises:
            IOStreamClosedError: If the io is closed.
            ValueError: If its type is none of the output events.
        """
        if self._is_closed:
            raise IOStreamClosedError("Attempted queue_event on a closed io controller.")
        known = {safe_type(cls.type) for cls in self.output_events}
        if event.type != STOP and safe_type(event.type) not in known:
            raise ValueError(f"Unrecognised output event {event.type}.")
        self._queued.append(event)
        self._raised = True

    def dict(self) -> dict[str, _t.Any]:
        """Names of fields and events, as the state has them."""
        return {
            "namespace": self.namespace,
            "inputs": list(self.inputs),
            "outputs": list(self.outputs),
            "input_events": [safe_type(cls.type) for cls in self.input_events],
            "output_events": [safe_type(cls.type) for cls in self.output_events],
            "initial_values": self.initial_values,
        }
