import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict
from shared.as_number import as_number
from shared.numeric import numeric


class Integrator(Component):
    """Sends the level that it holds on y, then adds x times dt to it (explicit Euler)."""

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(
        self, initial: float = 0, dt: float = 1, **kwargs: _t.Unpack[ComponentArgsDict]
    ) -> None:
        super().__init__(**kwargs)
        self._level = as_number("initial", initial)
        self._dt = as_number("dt", dt)

    async def step(self) -> None:
        x = numeric(self, "x", self.x)
        self.y = self._level
        self._level += x * self._dt
