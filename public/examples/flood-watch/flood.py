"""A gauge that speaks in events, and somebody who listens."""

import typing as t

from plugboard.component import Component, IOController as IO
from plugboard.events import Event, StopEvent
from plugboard.schemas import ComponentArgsDict


class HighWater(Event):
    """The river has risen above the mark."""

    type: t.ClassVar[str] = "high_water"
    data: dict[str, t.Any]


class LowWater(Event):
    """The river is back in its bed."""

    type: t.ClassVar[str] = "low_water"
    data: dict[str, t.Any]


class Gauge(Component):
    """Watches a level; tells once when it gets high, and once when it is low again."""

    io = IO(
        inputs=["day", "level"],
        outputs=["reading", "alarm"],
        output_events=[HighWater, LowWater, StopEvent],
    )

    def __init__(
        self, high: float, low: float, floods: int, **kwargs: t.Unpack[ComponentArgsDict]
    ) -> None:
        """Sets the marks.

        Args:
            high: The level from which on there is a flood.
            low: The level below which it is over: lower than `high`, so that ripples are no floods.
            floods: Ends the process after so many.
        """
        super().__init__(**kwargs)
        self._high, self._low, self._left = high, low, floods
        self._is_high = False

    async def step(self) -> None:
        reading = {"day": self.day, "level": self.level}
        if not self._is_high and self.level > self._high:
            self._is_high = True
            self.io.queue_event(HighWater(source=self.name, data=reading))
        elif self._is_high and self.level < self._low:
            self._is_high = False
            self._left -= 1
            self.io.queue_event(LowWater(source=self.name, data=reading))
            if self._left == 0:
                self.io.queue_event(StopEvent(source=self.name, data={}))
        self.reading = self.level
        self.alarm = int(self._is_high)


class Warden(Component):
    """Lives on events alone: writes down when each flood began, and how long it lasted."""

    io = IO(input_events=[HighWater, LowWater])
    exports = ["book"]

    def __init__(self, **kwargs: t.Unpack[ComponentArgsDict]) -> None:
        super().__init__(**kwargs)
        self.book: list[list[int]] = []
        self._since = 0

    @HighWater.handler
    async def begin(self, event: HighWater) -> None:
        self._since = event.data["day"]
        self._logger.info("High water", day=event.data["day"], level=event.data["level"])

    @LowWater.handler
    async def end(self, event: LowWater) -> None:
        self.book.append([self._since, event.data["day"] - self._since])

    async def step(self) -> None:
        """Nothing to do in a step: all is done where an event comes."""
