"""The plant: a tank that is heated from one side and loses heat to all others."""

import typing as t

from plugboard.component import Component, IOController as IO
from plugboard.schemas import ComponentArgsDict


class Tank(Component):
    """A well stirred tank of water; one step is one minute."""

    io = IO(inputs=["power"], outputs=["temperature"])

    def __init__(
        self, gain: float, loss: float, room: float, **kwargs: t.Unpack[ComponentArgsDict]
    ) -> None:
        """Fills the tank with water as warm as the room.

        Args:
            gain: Degrees a minute for each kW.
            loss: Share of the difference to the room that is lost in a minute.
            room: Temperature of the room, °C.
        """
        super().__init__(**kwargs)
        self._gain, self._loss, self._room = gain, loss, room
        self.temperature = room

    async def step(self) -> None:
        lost = self._loss * (self.temperature - self._room)
        self.temperature += self._gain * self.power - lost
