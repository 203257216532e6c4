"""A controller that knows how long the pipe is (O. J. M. Smith, 1957)."""

import typing as t
from collections import deque

from plugboard.component import Component, IOController as IO
from plugboard.schemas import ComponentArgsDict


class SmithPredictor(Component):
    """Heats to a setpoint through a dead time, by a model of the tank that it carries with it.

    An ordinary controller waits for what it did, thinks that nothing happens and does too much. This one
    asks its model what the tank will be when the water on its way has arrived, and controls that. What
    the model gets wrong shows as a difference between the measured value and what the model said for now.
    """

    io = IO(inputs=["measured", "setpoint"], outputs=["power", "predicted"])

    def __init__(
        self,
        kp: float,
        ki: float,
        gain: float,
        loss: float,
        room: float,
        dead_time: int,
        limit: float = 24.0,
        **kwargs: t.Unpack[ComponentArgsDict],
    ) -> None:
        """Sets up the controller and its model.

        Args:
            kp: Power for each degree of error, kW.
            ki: Power for each degree that stays for a minute, kW.
            gain: What the model takes a kW for, degrees a minute.
            loss: Share of the difference to the room that is lost in a minute.
            room: Temperature of the room, where the model begins.
            dead_time: Minutes until the tank feels the power.
            limit: The most that the heater gives, kW.
        """
        super().__init__(**kwargs)
        self._kp, self._ki, self._limit = kp, ki, limit
        self._gain, self._loss, self._room = gain, loss, room
        self._integral = 0.0
        self._model = room
        # What the model said, for the minutes that are on their way; the oldest is the one for now.
        self._on_the_way = deque([room] * (dead_time + 1), maxlen=dead_time + 1)

    async def step(self) -> None:
        surprise = self.measured - self._on_the_way[0]
        self.predicted = self._model + surprise
        error = self.setpoint - self.predicted
        wanted = self._kp * error + self._integral
        self.power = min(max(wanted, 0.0), self._limit)
        # At its limits the heater cannot do more: an error that is summed up there is no news.
        if self.power == wanted:
            self._integral += self._ki * error
        self._model += self._gain * self.power - self._loss * (self._model - self._room)
        self._on_the_way.append(self._model)
