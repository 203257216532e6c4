"""Events on their way between components of Python and of the engine."""

from datetime import datetime, timezone
import json
import typing as _t

from _patchbay import driving, failures
from _patchbay.memory import Held
from _patchbay.output import current
from _patchbay.units import FAILED, Unit
from _patchbay.values import plain, rough


def _described(event: _t.Any) -> dict[str, _t.Any]:
    stamp = event.timestamp
    return {
        "type": event.type,
        "source": event.source,
        "metadata": rough(event.metadata),
        "timestamp": stamp.timestamp() * 1000 if isinstance(stamp, datetime) else None,
        "id": str(event.id),
    }


def describe(event: _t.Any) -> str:
    """What the engine knows of an event beside its data, as JSON."""
    return json.dumps(_described(event))


def data_of(event: _t.Any) -> _t.Any:
    """Its data, as the page shows them."""
    return plain(event.data)


def text_of(event: _t.Any) -> str:
    """All of it, as JSON that `make` reads."""
    return json.dumps({**_described(event), "data": rough(event.data)})


def hold(event: _t.Any) -> Held:
    """The event itself, to be carried."""
    return Held(event)


def make(unit: Unit, text: str) -> _t.Any:
    """An event of the engine as an object of the class that the component declares for it."""
    given = json.loads(text)
    for event_class in unit.component.io.input_events:
        if event_class.type == given["type"]:
            stamp = given["timestamp"]
            more = (
                {}
                if stamp is None
                else {"timestamp": datetime.fromtimestamp(stamp / 1000, timezone.utc)}
            )
            return event_class(
                source=given["source"], data=given["data"], metadata=given["metadata"], **more
            )
    raise LookupError(f"{unit.component.name} takes no event {given['type']}.")


class Answer:
    """What a handler gave: something to wait for first, or an event, or nothing."""

    def __init__(self) -> None:
        self.status: int | None = None
        self.waiting: _t.Any = None
        self.event: _t.Any = None


def handle(unit: Unit, given: _t.Any) -> Answer:
    """Hands an event to the component's handler.

    Args:
        unit: The component.
        given: The event itself as it was carried, or the engine's as JSON.
    """
    from plugboard.events import Event, EventHandlers

    answer = Answer()
    current[0] = unit.component.name
    try:
        # From another interpreter it comes as text where `pickle` could not bring it.
        event = given.value if isinstance(given, Held) else given
        if isinstance(event, str):
            event = make(unit, event)
        handler = EventHandlers.get(type(unit.component), event)

        async def call() -> None:
            result = await handler(unit.component, event)
            if isinstance(result, Event):
                answer.event = result

        answer.waiting = driving.begin(call(), unit.context)
    except BaseException as error:
        failures.keep(error)
        answer.status = FAILED
    return answer
